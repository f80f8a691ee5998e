using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>
/// What a session key is for. As a key of signatures it is its base64 text, as a key of the cipher the sixteen bytes behind it.
/// </summary>
internal static class OpenData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Shows that a server has the key, without the key: what checksession and resetusersessionkey ask for.</summary>
    public static string KeySignature(string sessionKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionKey), ""u8.ToArray()));

    /// <summary>The signature beside rawData.</summary>
    public static string RawDataSignature(string rawData, string sessionKey) =>
#pragma warning disable CA5350 // The protocol's own choice.
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(rawData + sessionKey)));
#pragma warning restore CA5350

    public static string Encrypt(string plaintext, string sessionKey, string iv)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(sessionKey);
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(plaintext), Convert.FromBase64String(iv)));
    }

    public static string NewIv() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public static string Text<T>(T data) => JsonSerializer.Serialize(data, Json);

    /// <summary>The name under which WeChat remembers what it encrypted.</summary>
    public static string Hash(string encryptedData) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(encryptedData)));
}

/// <summary>Says when and for which app something was given out.</summary>
internal sealed record Watermark([property: JsonPropertyName("timestamp")] long Timestamp, [property: JsonPropertyName("appid")] string AppId);

/// <summary>A number as open data; the same fields as in the answer of getuserphonenumber.</summary>
internal sealed record PhoneInfo(
    [property: JsonPropertyName("phoneNumber")] string PhoneNumber, [property: JsonPropertyName("purePhoneNumber")] string PurePhoneNumber,
    [property: JsonPropertyName("countryCode")] string CountryCode, [property: JsonPropertyName("watermark")] Watermark Watermark)
{
    public static PhoneInfo Of(PhoneNumber number, Watermark watermark) =>
        new(number.WithCountryWhenForeign, number.Pure, number.CountryCode, watermark);
}

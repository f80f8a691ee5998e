using System.Security.Cryptography;
using System.Text.Json;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.WeChat;

/// <summary>
/// <c>encryptedData</c> with its <c>iv</c>, as a mini program hands it over (WeChat: open data): AES-128-CBC under the session key, with a
/// watermark that says for which app and when.
/// </summary>
public static class EncryptedData
{
    /// <summary>Longest ciphertext in characters of base64.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>How old data may be. What is older was kept by somebody.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>One refusal for every reason, so that nobody can try keys and paddings out.</summary>
    public static readonly Error Refused = new("wechat.data-refused", "The encrypted data is not WeChat's for this app and this moment.");

    private const int Block = 16;

    /// <summary>Decrypts, and checks the watermark.</summary>
    /// <param name="sessionKey">The session key in base64.</param>
    /// <param name="iv">The initial vector in base64.</param>
    /// <param name="data">The ciphertext in base64.</param>
    /// <param name="appId">The mini program that it must be for.</param>
    /// <param name="now">The time.</param>
    public static Result<JsonElement> Decrypt(string sessionKey, string iv, string data, WeChatAppId appId, DateTimeOffset now)
    {
        var (key, vector) = (new byte[Block], new byte[Block]);
        if (!TryDecode(sessionKey, key) || !TryDecode(iv, vector) || data.Length is 0 or > MaxLength)
            return Refused;
        var cipher = new byte[data.Length];
        if (!Convert.TryFromBase64String(data, cipher, out var written) || written == 0 || written % Block != 0)
            return Refused;

        using var aes = Aes.Create();
        aes.SetKey(key);
        var plain = aes.DecryptCbc(cipher.AsSpan(0, written), vector, PaddingMode.None);
        var padding = plain[^1];
        var isPadded = padding is >= 1 and <= Block && !plain.AsSpan(plain.Length - padding).ContainsAnyExcept(padding);
        // Read in any case: a wrong padding takes as long as a wrong text.
        var content = Parse(plain.AsMemory(0, plain.Length - (isPadded ? padding : 1)));
        return isPadded && content is { } read && IsFor(read, appId, now) ? read : Refused;
    }

    private static bool TryDecode(string text, byte[] bytes) =>
        text.Length <= 24 && Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length;

    private static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsFor(JsonElement content, WeChatAppId appId, DateTimeOffset now) =>
        content.ValueKind is JsonValueKind.Object
        && content.TryGetProperty("watermark", out var watermark) && watermark.ValueKind is JsonValueKind.Object
        && watermark.TryGetProperty("appid", out var app) && app.ValueKind is JsonValueKind.String && app.ValueEquals(appId.Value)
        && watermark.TryGetProperty("timestamp", out var at) && at.ValueKind is JsonValueKind.Number && at.TryGetInt64(out var seconds)
        && seconds >= (now - Freshness).ToUnixTimeSeconds() && seconds <= (now + Freshness).ToUnixTimeSeconds();
}

using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>What of a push is readable on the way.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PushMode>))]
internal enum PushMode
{
    [JsonStringEnumMemberName("plain")]
    Plain,

    /// <summary>Everything twice: in clear and encrypted.</summary>
    [JsonStringEnumMemberName("compatible")]
    Compatible,
    [JsonStringEnumMemberName("safe")]
    Safe,
}

[JsonConverter(typeof(JsonStringEnumConverter<PushFormat>))]
internal enum PushFormat
{
    [JsonStringEnumMemberName("xml")]
    Xml,
    [JsonStringEnumMemberName("json")]
    Json,
}

/// <summary>An app's settings for message pushes, as they are written in WeChat's console.</summary>
internal sealed record PushSettings(
    string Url, string Token, string EncodingAesKey, PushMode Mode = PushMode.Safe, PushFormat Format = PushFormat.Xml)
{
    // In the last of 43 characters only four bits belong to the key: others than these are refused by strict decoders.
    private const string LastCharacters = "AEIMQUYcgkosw048";

    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>What the sandbox's own console is told as well.</summary>
    public static PushSettings Of(WeChatApp app, Seed seed, Origins origins)
    {
        var letters = seed.Bytes("push key", app.Key).Concat(seed.Bytes("push key, second half", app.Key)).Take(42)
            .Select(value => Characters[value % Characters.Length]);
        return new(
            $"{origins.Console}/wechat/push/{app.Key}",
            seed.Hex(24, "push token", app.Key),
            string.Concat(letters) + LastCharacters[seed.Bytes("last of the push key", app.Key)[0] % LastCharacters.Length]);
    }

    /// <summary>What WeChat's console would not save.</summary>
    public string? Mistake()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return "url is an http or https address.";
        if (Token is null || Token.Length is < 3 or > 32 || !Token.All(char.IsAsciiLetterOrDigit))
            return "token has 3 to 32 letters and digits.";
        return EncodingAesKey is { Length: 43 } && EncodingAesKey.All(char.IsAsciiLetterOrDigit) ? null : "encodingAesKey has 43 letters and digits.";
    }
}

/// <summary>How pushes travel, for tests: in life none of it can be chosen.</summary>
/// <param name="Retries">How often WeChat tries again after no answer in time, or none at all.</param>
/// <param name="TimeoutMs">How long it waits for an answer.</param>
/// <param name="Copies">How many equal requests leave at once.</param>
/// <param name="Hold">Nothing leaves before it is released.</param>
/// <param name="SignAgain">A further try has a new timestamp and nonce; its body is the same in any case.</param>
internal sealed record PushDelivery(int Retries = 3, int TimeoutMs = 5000, int Copies = 1, bool Hold = false, bool SignAgain = false);

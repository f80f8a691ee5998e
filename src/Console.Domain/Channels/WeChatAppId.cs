namespace BlazorConsole.Domain.Channels;

/// <summary>
/// The AppID of one WeChat app: <c>wx</c> and 16 lower-case hexadecimal digits (WeChat: every OpenID is per AppID).
/// </summary>
public readonly record struct WeChatAppId
{
    /// <summary>Length of every AppID in characters.</summary>
    public const int Length = 18;

    private WeChatAppId(string value) => Value = value;

    /// <summary>The AppID as WeChat writes it.</summary>
    public string Value { get; }

    /// <summary>Reads an AppID; anything of another shape is refused.</summary>
    public static bool TryParse(string? text, out WeChatAppId appId)
    {
        appId = default;
        if (text is not { Length: Length } || !text.StartsWith("wx", StringComparison.Ordinal)
            || !text.AsSpan(2).ContainsOnlyHex())
        {
            return false;
        }

        appId = new WeChatAppId(text);
        return true;
    }

    /// <summary>Reads an AppID that is known to be one, such as a stored one.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an AppID.</exception>
    public static WeChatAppId Parse(string text) =>
        TryParse(text, out var appId) ? appId : throw new FormatException("Not a WeChat AppID.");

    /// <inheritdoc />
    public override string ToString() => Value;
}

internal static class HexExtensions
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
                return false;
        }

        return true;
    }
}

namespace BlazorConsole.Domain.Identities;

/// <summary>
/// A person's id within one WeChat app. Opaque, case-sensitive, compared byte by byte (WeChat: 28 characters of
/// <c>[A-Za-z0-9_-]</c> today; up to 64 are accepted).
/// </summary>
public readonly record struct OpenId
{
    /// <summary>Longest accepted value in characters.</summary>
    public const int MaxLength = 64;

    private OpenId(string value) => Value = value;

    /// <summary>The id as WeChat wrote it.</summary>
    public string Value { get; }

    /// <summary>Reads an OpenID; another shape, such as control characters, is refused.</summary>
    public static bool TryParse(string? text, out OpenId openId)
    {
        openId = default;
        if (!WeChatIdentifier.IsWellFormed(text, MaxLength))
            return false;

        openId = new OpenId(text!);
        return true;
    }

    /// <summary>Reads an OpenID that is known to be one, such as a stored one.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an OpenID.</exception>
    public static OpenId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not an OpenID.");

    /// <summary>Masked: an OpenID never reaches a log by interpolation.</summary>
    public override string ToString() => Value is null ? "" : Shared.Masking.Shorten(Value);
}

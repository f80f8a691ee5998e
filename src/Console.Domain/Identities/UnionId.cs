namespace BlazorConsole.Domain.Identities;

/// <summary>
/// A person's id within one OpenPlatform, equal through every channel bound to it. Opaque, case-sensitive, compared byte by byte (WeChat: 28–29 characters of
/// <c>[A-Za-z0-9_-]</c> today; up to 64 are accepted).
/// </summary>
public readonly record struct UnionId
{
    /// <summary>Longest accepted value in characters.</summary>
    public const int MaxLength = 64;

    private UnionId(string value) => Value = value;

    /// <summary>The id as WeChat wrote it.</summary>
    public string Value { get; }

    /// <summary>Reads a UnionID; another shape, such as control characters, is refused.</summary>
    public static bool TryParse(string? text, out UnionId unionId)
    {
        unionId = default;
        if (!WeChatIdentifier.IsWellFormed(text, MaxLength))
            return false;

        unionId = new UnionId(text!);
        return true;
    }

    /// <summary>Reads a UnionID that is known to be one, such as a stored one.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a UnionID.</exception>
    public static UnionId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not a UnionID.");

    /// <summary>Masked: a UnionID never reaches a log by interpolation.</summary>
    public override string ToString() => Value is null ? "" : Shared.Masking.Shorten(Value);
}

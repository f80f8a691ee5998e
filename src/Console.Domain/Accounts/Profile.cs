namespace BlazorConsole.Domain.Accounts;

/// <summary>A field of the profile.</summary>
public enum ProfileField
{
    /// <summary>The name a person goes by.</summary>
    Nickname,

    /// <summary>The picture, as the text of its <see cref="AvatarId"/>.</summary>
    Avatar,
}

/// <summary>Where a profile value came from, weakest first.</summary>
public enum ProfileSource
{
    /// <summary>WeChat's answer.</summary>
    WeChat,
}

/// <summary>One value that one source gave for one field of one origin. Nothing is overwritten by another origin's.</summary>
public sealed class ProfileFact
{
    /// <summary>Longest <see cref="Value"/>.</summary>
    public const int MaxLength = Account.MaxNicknameLength;

    /// <summary>Notes a value.</summary>
    public ProfileFact(OriginId origin, ProfileField field, ProfileSource source, string value, DateTimeOffset at)
    {
        Origin = origin;
        Field = field;
        Source = source;
        Value = value;
        At = at;
    }

    /// <summary>Whose.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>Which field.</summary>
    public ProfileField Field { get; private set; }

    /// <summary>From where.</summary>
    public ProfileSource Source { get; private set; }

    /// <summary>The value.</summary>
    public string Value { get; private set; }

    /// <summary>When the source gave it.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The same source gives a newer value.</summary>
    public void Replace(string value, DateTimeOffset now)
    {
        Value = value;
        At = now;
    }
}

/// <summary>What the facts of all origins of an account add up to.</summary>
/// <param name="Nickname">The chosen nickname, or none.</param>
/// <param name="Avatar">The chosen picture, or none.</param>
public sealed record Profile(string? Nickname, AvatarId? Avatar)
{
    /// <summary>WeChat's stand-in for a name it does not give; never wins over a name.</summary>
    public const string PlaceholderNickname = "微信用户";

    /// <summary>Computes the profile: stronger source first, then the newest; placeholders never win.</summary>
    public static Profile Of(IEnumerable<ProfileFact> facts)
    {
        var all = facts.ToLookup(fact => fact.Field);
        return new Profile(
            Best(all[ProfileField.Nickname].Where(fact => fact.Value != PlaceholderNickname)),
            Guid.TryParseExact(Best(all[ProfileField.Avatar]), "N", out var avatar) ? new AvatarId(avatar) : null);
    }

    private static string? Best(IEnumerable<ProfileFact> facts) =>
        facts.OrderByDescending(fact => fact.Source).ThenByDescending(fact => fact.At).FirstOrDefault()?.Value;
}

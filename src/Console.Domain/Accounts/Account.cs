namespace BlazorConsole.Domain.Accounts;

/// <summary>Identifies an account: the id of its primary origin.</summary>
public readonly record struct AccountId(Guid Value)
{
    /// <summary>Four hexadecimal digits that tell nameless people apart: "WeChat user ·7f3c".</summary>
    public string ShortMark => Value.ToString("N")[^4..];
}

/// <summary>
/// One human as the system knows them: a connected component of origins. This row is what lists show of it; the truth is the
/// origins, their joins and the facts that hang on them.
/// </summary>
public sealed class Account
{
    /// <summary>Longest stored nickname, in UTF-16 units; longer ones are cut between graphemes.</summary>
    public const int MaxNicknameLength = 64;

    private Account(AccountId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = LastSignInAt = createdAt;
        LastScenario = "";
    }

    /// <summary>Identity: the primary origin's.</summary>
    public AccountId Id { get; private set; }

    /// <summary>When its oldest origin was created.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The nickname that the precedence of facts chose, if there is any.</summary>
    public string? Nickname { get; private set; }

    /// <summary>The avatar that the precedence of facts chose, if there is any.</summary>
    public AvatarId? Avatar { get; private set; }

    /// <summary>Latest sign-in.</summary>
    public DateTimeOffset LastSignInAt { get; private set; }

    /// <summary>The way in of the latest sign-in.</summary>
    public string LastScenario { get; private set; }

    /// <summary>Counts changes: two writers of one account never overwrite each other unseen.</summary>
    public int Version { get; private set; }

    /// <summary>The account of a new origin.</summary>
    public static Account Of(Origin origin) => new(origin.Account, origin.CreatedAt);

    /// <summary>Notes a sign-in and shows the profile computed from the facts.</summary>
    public void SignedIn(Profile profile, string scenario, DateTimeOffset now)
    {
        Show(profile);
        LastScenario = scenario;
        if (now > LastSignInAt)
            LastSignInAt = now;
    }

    /// <summary>Shows the profile that the facts add up to now.</summary>
    public void Show(Profile profile)
    {
        Nickname = profile.Nickname;
        Avatar = profile.Avatar;
        Version++;
    }
}

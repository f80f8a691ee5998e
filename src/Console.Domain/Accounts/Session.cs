namespace BlazorConsole.Domain.Accounts;

/// <summary>A signed-in browser. The cookie holds a random token; only its hash is stored.</summary>
public sealed class Session
{
    /// <summary>Opens a session.</summary>
    public Session(byte[] tokenHash, OriginId origin, string scenario, DateTimeOffset openedAt, DateTimeOffset expiresAt)
    {
        TokenHash = tokenHash;
        Origin = origin;
        Scenario = scenario;
        OpenedAt = openedAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; }

    /// <summary>Who; a session sees its own origin's account.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The way in.</summary>
    public string Scenario { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when, at the latest.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was ended before that.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether the session counts at <paramref name="now"/>.</summary>
    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Ends it; ending twice changes nothing.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

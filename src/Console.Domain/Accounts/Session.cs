using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Accounts;

/// <summary>Who carries a session's token. One that was given to the one is worth nothing with the other.</summary>
public enum SessionKind
{
    /// <summary>A browser, in a cookie that no script reads.</summary>
    Browser,

    /// <summary>A mini program or an app, which sends it in a header.</summary>
    App,
}

/// <summary>A signed-in browser, mini program or app. They hold a random token; only its hash is stored.</summary>
public sealed class Session
{
    /// <summary>Opens a session.</summary>
    public Session(byte[] tokenHash, SessionKind kind, OriginId origin, string scenario, DateTimeOffset openedAt, DateTimeOffset expiresAt)
    {
        TokenHash = tokenHash;
        Kind = kind;
        Origin = origin;
        Scenario = scenario;
        OpenedAt = openedAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; }

    /// <summary>Who carries the token.</summary>
    public SessionKind Kind { get; private set; }

    /// <summary>Who; a session sees its own origin's account.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The way in.</summary>
    public string Scenario { get; private set; }

    /// <summary>The channel that let them in; null for sessions that are older than this.</summary>
    public ChannelId? Channel { get; init; }

    /// <summary>The <see cref="Accounts.Device"/> that it is on; null for mini programs, and for apps whose sign-in a mini program confirmed and that say nothing.</summary>
    public Guid? Device { get; private set; }

    /// <summary>
    /// What is still open of the step after the sign-in that asks for the phone number: nothing, an offer, or what the session waits for
    /// before it counts.
    /// </summary>
    public PhoneAsk PhoneStep { get; private set; }

    /// <summary>When the person left the step out.</summary>
    public DateTimeOffset? PhoneSkippedAt { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when, at the latest.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was ended before that.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether the session is there at <paramref name="now"/>; what waits for a number is there and does not count yet.</summary>
    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Whether somebody is signed in with it, while it is live: not before a number that is required was given.</summary>
    public bool Counts => PhoneStep is not PhoneAsk.Required;

    /// <summary>Says which device it is on.</summary>
    public void BeOn(Device device) => Device = device.Id;

    /// <summary>Asks for the number as the next step.</summary>
    public void AskForPhone(PhoneAsk ask) => PhoneStep = ask;

    /// <summary>The person gave their number.</summary>
    public void TakePhone() => PhoneStep = PhoneAsk.None;

    /// <summary>The person goes on without; of no effect where the number is required.</summary>
    public void SkipPhone(DateTimeOffset now)
    {
        if (PhoneStep is PhoneAsk.Optional)
            (PhoneStep, PhoneSkippedAt) = (PhoneAsk.None, now);
    }

    /// <summary>Ends it; ending twice changes nothing.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

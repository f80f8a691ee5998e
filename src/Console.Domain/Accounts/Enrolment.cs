using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Accounts;

/// <summary>
/// Somebody whom WeChat named at a door without a ticket, and who must answer, accept or give something before they are signed in. Whoever
/// has its token goes on; only the token's hash is stored.
/// </summary>
public sealed class Enrolment
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private Enrolment(byte[] tokenHash, ChannelId channel, string scenario, SessionKind kind, byte[] evidence, DateTimeOffset deadline)
    {
        TokenHash = tokenHash;
        Channel = channel;
        Scenario = scenario;
        Kind = kind;
        Evidence = evidence;
        Deadline = deadline;
    }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; }

    /// <summary>The door.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>The way in, one of <see cref="Channels.Scenario"/>.</summary>
    public string Scenario { get; private set; }

    /// <summary>The kind of session that it may become.</summary>
    public SessionKind Kind { get; private set; }

    /// <summary>WeChat's answers, encrypted.</summary>
    public byte[] Evidence { get; private set; }

    /// <summary>Nobody goes on from this instant.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Holds somebody.</summary>
    public static Enrolment Hold(
        byte[] tokenHash, ChannelId channel, string scenario, SessionKind kind, byte[] encryptedEvidence, DateTimeOffset now) =>
        new(tokenHash, channel, scenario, kind, encryptedEvidence, now + Lifetime);

    /// <summary>What was given meanwhile, such as a number, stays with it; the time does not begin again.</summary>
    public void Keep(byte[] encryptedEvidence) => Evidence = encryptedEvidence;
}

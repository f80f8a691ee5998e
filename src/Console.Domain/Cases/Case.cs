using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Cases;

/// <summary>Identifies a <see cref="Case"/>.</summary>
public readonly record struct CaseId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static CaseId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Waits for a person.</summary>
    Open,
}

/// <summary>
/// Something the rules may not decide. Keyed by the problem, never by the row that met it: a further sighting joins the open case.
/// </summary>
public sealed class Case
{
    private Case(CaseId id, byte[] problem, OriginId origin, byte[] facts, DateTimeOffset openedAt)
    {
        Id = id;
        Problem = problem;
        Origin = origin;
        Facts = facts;
        OpenedAt = LastSeenAt = openedAt;
        Sightings = 1;
    }

    /// <summary>Identity.</summary>
    public CaseId Id { get; private set; }

    /// <summary>The problem's key: SHA-256 of the values in question, so that the key itself tells nobody's ids.</summary>
    public byte[] Problem { get; private set; }

    /// <summary>The origin that signed in when the case was opened.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The facts of the first sighting, encrypted under the origin's key; the domain never reads them.</summary>
    public byte[] Facts { get; private set; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private set; }

    /// <summary>First sighting.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Latest sighting.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>How often the problem was met.</summary>
    public int Sightings { get; private set; }

    /// <summary>Opens a case about a problem.</summary>
    public static Case Open(CaseId id, byte[] problem, OriginId origin, byte[] encryptedFacts, DateTimeOffset now) =>
        new(id, problem, origin, encryptedFacts, now);

    /// <summary>The same problem was met again.</summary>
    public void SeenAgain(DateTimeOffset now)
    {
        Sightings++;
        LastSeenAt = now;
    }

    /// <summary>The key of the problem "does this UnionID belong to this OpenID's person?".</summary>
    public static byte[] ProblemOfPair(WeChatSubject subject, UnionId unionId) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"pair\n{subject.AppId}\n{subject.OpenId.Value}\n{unionId.Value}"));

    /// <summary>The key of the problem "to whom does this number belong?".</summary>
    /// <param name="numberHash">The number's keyed hash.</param>
    public static byte[] ProblemOfPhone(byte[] numberHash) => SHA256.HashData([.. "phone\n"u8, .. numberHash]);
}

using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Accounts;

/// <summary>Why two origins are one person.</summary>
public enum JoinKind
{
    /// <summary>WeChat said so: one UnionID within one confirmed OpenPlatform.</summary>
    Attested,

    /// <summary>WeChat's migration table named both OpenIDs.</summary>
    Migration,

    /// <summary>The person proved both doors.</summary>
    Proof,

    /// <summary>A fresh and strong phone proof, by policy.</summary>
    Phone,

    /// <summary>An administrator decided it.</summary>
    Decided,

    /// <summary>An import said so.</summary>
    Import,
}

/// <summary>An edge between two origins. Merging adds one; undoing switches it off; nothing else is touched.</summary>
public sealed class Join
{
    private Join(Guid id, OriginId lower, OriginId higher, JoinKind kind, DateTimeOffset since)
    {
        Id = id;
        Lower = lower;
        Higher = higher;
        Kind = kind;
        Since = since;
        Active = true;
    }

    /// <summary>Identity, sortable by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The origin with the smaller id.</summary>
    public OriginId Lower { get; private set; }

    /// <summary>The origin with the larger id.</summary>
    public OriginId Higher { get; private set; }

    /// <summary>Why.</summary>
    public JoinKind Kind { get; private set; }

    /// <summary>The UnionID that attests it, for <see cref="JoinKind.Attested"/>.</summary>
    public UnionId? UnionId { get; private set; }

    /// <summary>The sign-in that it rests on, for what a sign-in decided.</summary>
    public Guid? SignIn { get; private set; }

    /// <summary>The version of the table that decided it.</summary>
    public int? RulesVersion { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Whether it counts.</summary>
    public bool Active { get; private set; }

    /// <summary>An edge between two origins given in either order.</summary>
    public static Join Between(OriginId one, OriginId other, JoinKind kind, DateTimeOffset now) =>
        one.Value.CompareTo(other.Value) < 0
            ? new(Guid.CreateVersion7(now), one, other, kind, now)
            : new(Guid.CreateVersion7(now), other, one, kind, now);

    /// <summary>Takes the edge back.</summary>
    public void Deactivate() => Active = false;
}

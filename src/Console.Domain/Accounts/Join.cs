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
/// <param name="Lower">The origin with the smaller id.</param>
/// <param name="Higher">The origin with the larger id.</param>
/// <param name="Kind">Why.</param>
/// <param name="Since">When it was added.</param>
/// <param name="Active">Whether it counts.</param>
public sealed record Join(OriginId Lower, OriginId Higher, JoinKind Kind, DateTimeOffset Since, bool Active)
{
    /// <summary>An edge between two origins given in either order.</summary>
    public static Join Between(OriginId one, OriginId other, JoinKind kind, DateTimeOffset now) =>
        one.Value.CompareTo(other.Value) < 0 ? new(one, other, kind, now, true) : new(other, one, kind, now, true);
}

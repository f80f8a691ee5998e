using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Channels;

/// <summary>Identifies a <see cref="ChannelJob"/>.</summary>
public readonly record struct ChannelJobId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static ChannelJobId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>What is asked of WeChat about many people of a channel.</summary>
public enum ChannelJobKind
{
    /// <summary>The UnionIDs of those of whom none is known.</summary>
    BackFill,

    /// <summary>Which OpenIDs of this account were which of a former one that went into it.</summary>
    Migration,
}

/// <summary>How far it is.</summary>
public enum ChannelJobState
{
    /// <summary>It goes on by itself, now or when WeChat answers again.</summary>
    Running,

    /// <summary>An administrator stopped it for a while.</summary>
    Paused,

    /// <summary>A migration knows what it would do and has done nothing.</summary>
    Ready,

    /// <summary>A migration counts: the pairs that it found tell people.</summary>
    Applied,

    /// <summary>A migration counts no more.</summary>
    Undone,

    /// <summary>A back-fill is through.</summary>
    Done,

    /// <summary>An administrator gave it up.</summary>
    Cancelled,

    /// <summary>WeChat refused for a reason that somebody must look at.</summary>
    Failed,
}

/// <summary>
/// Work on all people of a channel, in batches, with a place to go on from: it survives restarts, waits when WeChat's quota is used up, and
/// one process does it at a time.
/// </summary>
public sealed class ChannelJob
{
    /// <summary>Longest <see cref="Failure"/> and <see cref="StartedBy"/>.</summary>
    public const int MaxLength = 128;

    private ChannelJob(ChannelJobId id, ChannelId channel, ChannelJobKind kind, string startedBy, DateTimeOffset startedAt)
    {
        Id = id;
        Channel = channel;
        Kind = kind;
        StartedBy = startedBy;
        StartedAt = startedAt;
    }

    /// <summary>Identity.</summary>
    public ChannelJobId Id { get; private set; }

    /// <summary>Whose people.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>What is asked.</summary>
    public ChannelJobKind Kind { get; private set; }

    /// <summary>How far it is.</summary>
    public ChannelJobState State { get; private set; }

    /// <summary>The former account of a migration.</summary>
    public ChannelId? Former { get; private set; }

    /// <summary>How many people it is about.</summary>
    public int Total { get; private set; }

    /// <summary>Of how many WeChat was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Of how many it knew what was asked.</summary>
    public int Found { get; private set; }

    /// <summary>Of how many of those the answer contradicts what is stored: they wait for a person.</summary>
    public int Conflicts { get; private set; }

    /// <summary>The last OpenID that is done; those after it, in order, are not.</summary>
    public OpenId? Cursor { get; private set; }

    /// <summary>Nothing is asked before, since WeChat wants to be left alone.</summary>
    public DateTimeOffset? WaitsUntil { get; private set; }

    /// <summary>Until then one process works on it.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>Why it waits or failed: the code of an error.</summary>
    public string? Failure { get; private set; }

    /// <summary>The administrator.</summary>
    public string StartedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether another one of the kind can be started beside it.</summary>
    public bool IsOpen => State is ChannelJobState.Running or ChannelJobState.Paused or ChannelJobState.Ready;

    /// <summary>Begins to ask for UnionIDs.</summary>
    public static ChannelJob BackFill(ChannelId channel, int total, string startedBy, DateTimeOffset now) =>
        new(ChannelJobId.New(now), channel, ChannelJobKind.BackFill, startedBy, now) { Total = total };

    /// <summary>Begins to ask for the OpenIDs of a former account's people.</summary>
    public static ChannelJob Migrate(ChannelId channel, ChannelId former, int total, string startedBy, DateTimeOffset now) =>
        new(ChannelJobId.New(now), channel, ChannelJobKind.Migration, startedBy, now) { Total = total, Former = former };

    /// <summary>One process takes the work for a while; false where another has it or nothing is to be done yet.</summary>
    public bool Hold(DateTimeOffset now, TimeSpan time)
    {
        if (State is not ChannelJobState.Running || HeldUntil > now || WaitsUntil > now)
            return false;
        HeldUntil = now + time;
        return true;
    }

    /// <summary>A batch is done; what an administrator said meanwhile stands.</summary>
    public void Advance(OpenId last, int asked, int found, int conflicts)
    {
        (Cursor, Asked, Found, Conflicts) = (last, Asked + asked, Found + found, Conflicts + conflicts);
        (Failure, WaitsUntil, HeldUntil) = (null, null, null);
    }

    /// <summary>Nobody is left to ask of.</summary>
    public void Finish(DateTimeOffset now)
    {
        HeldUntil = null;
        if (State is ChannelJobState.Running)
            End(Kind is ChannelJobKind.BackFill ? ChannelJobState.Done : ChannelJobState.Ready, now);
    }

    /// <summary>WeChat cannot be asked at the moment.</summary>
    public void Wait(string failure, DateTimeOffset until) => (Failure, WaitsUntil, HeldUntil) = (failure, until, null);

    /// <summary>WeChat will not answer until somebody looked.</summary>
    public void Fail(string failure, DateTimeOffset now)
    {
        (Failure, HeldUntil) = (failure, null);
        End(ChannelJobState.Failed, now);
    }

    /// <summary>An administrator says what becomes of it; false where that is not possible.</summary>
    public bool Steer(ChannelJobState to, DateTimeOffset now)
    {
        if (!MayBecome(to))
            return false;

        (WaitsUntil, EndedAt) = (null, to is ChannelJobState.Running or ChannelJobState.Paused ? null : now);
        if (to is ChannelJobState.Running)
            Failure = null;
        State = to;
        return true;
    }

    /// <summary>What an administrator may make of it.</summary>
    public bool MayBecome(ChannelJobState to) => (State, to) switch
    {
        (ChannelJobState.Running, ChannelJobState.Paused or ChannelJobState.Cancelled) => true,
        (ChannelJobState.Paused or ChannelJobState.Failed, ChannelJobState.Running or ChannelJobState.Cancelled) => true,
        (ChannelJobState.Ready, ChannelJobState.Applied or ChannelJobState.Cancelled) => true,
        (ChannelJobState.Applied, ChannelJobState.Undone) => true,
        (ChannelJobState.Undone, ChannelJobState.Applied) => true,
        _ => false,
    };

    private void End(ChannelJobState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Privacy;

/// <summary>Identifies a <see cref="PrivacyTask"/>.</summary>
public readonly record struct PrivacyTaskId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static PrivacyTaskId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>What was done about an event; the names are the keys of their sentences.</summary>
public enum PrivacyStep
{
    /// <summary>The OpenID is nobody's here.</summary>
    NobodyKnown,

    /// <summary>The event does not say whom it is about.</summary>
    NobodyNamed,

    /// <summary>What was taken back is of a kind that is never stored.</summary>
    NothingStored,

    /// <summary>Name and picture from WeChat are gone.</summary>
    ProfileDropped,

    /// <summary>The numbers that came through this door are gone.</summary>
    PhoneDropped,

    /// <summary>The way in is closed.</summary>
    DoorClosed,

    /// <summary>Sessions that may have come by it are ended.</summary>
    SessionsEnded,

    /// <summary>UnionIDs that only this door attested are gone.</summary>
    UnionIdDropped,

    /// <summary>Sign-ins by this door are gone, but for what proves an acceptance.</summary>
    HistoryDropped,

    /// <summary>No other way in is left: the person's own key is destroyed, and with it all that lay under it.</summary>
    KeyDestroyed,

    /// <summary>WeChat named data of a kind that is not known here.</summary>
    UnknownData,
}

/// <summary>Where a task stands.</summary>
public enum PrivacyTaskState
{
    /// <summary>A person must look.</summary>
    Open,

    /// <summary>All of it is done.</summary>
    Done,
}

/// <summary>
/// One event about a person's own data, what was done about it, and until when the rest must be. It names an origin and never an OpenID:
/// the task outlives the data that it is about.
/// </summary>
public sealed class PrivacyTask
{
    /// <summary>Longest <see cref="Note"/> and <see cref="ClosedBy"/>.</summary>
    public const int MaxNoteLength = 512;

    private PrivacyTask(
        PrivacyTaskId id, ChannelId channel, PrivacyEvent @event, string? revokeInfo, OriginId? origin, DateTimeOffset receivedAt, DateTimeOffset deadline)
    {
        Id = id;
        Channel = channel;
        Event = @event;
        RevokeInfo = revokeInfo;
        Origin = origin;
        ReceivedAt = receivedAt;
        Deadline = deadline;
    }

    /// <summary>Identity.</summary>
    public PrivacyTaskId Id { get; private set; }

    /// <summary>The channel that was told.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>What WeChat told.</summary>
    public PrivacyEvent Event { get; private set; }

    /// <summary>What was taken back, as WeChat numbers it; of <see cref="PrivacyEvent.AuthorizationRevoked"/> alone.</summary>
    public string? RevokeInfo { get; private set; }

    /// <summary>Whose data; null where the OpenID is nobody's here.</summary>
    public OriginId? Origin { get; private set; }

    /// <summary>When it was told.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Until when everything must be done.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Where it stands.</summary>
    public PrivacyTaskState State { get; private set; }

    /// <summary>What was done at once.</summary>
    public IReadOnlyList<PrivacyStep> Steps { get; private set; } = [];

    /// <summary>When the last of it was done.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The administrator who closed it; null where nobody had to.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>What they say was done.</summary>
    public string? Note { get; private set; }

    /// <summary>Receives an event.</summary>
    public static PrivacyTask Receive(
        PrivacyTaskId id, ChannelId channel, PrivacyEvent @event, string? revokeInfo, OriginId? origin, DateTimeOffset now, TimeSpan within) =>
        new(id, channel, @event, revokeInfo, origin, now, now + within);

    /// <summary>Notes what was done at once; what a person must look at stays open.</summary>
    public void Did(IReadOnlyList<PrivacyStep> steps, DateTimeOffset now)
    {
        Steps = steps;
        if (steps.Any(step => step is PrivacyStep.UnknownData or PrivacyStep.NobodyNamed))
            return;

        (State, ClosedAt) = (PrivacyTaskState.Done, now);
    }

    /// <summary>An administrator has done the rest. False where it is closed already.</summary>
    public bool Close(string administrator, string note, DateTimeOffset now)
    {
        if (State is PrivacyTaskState.Done)
            return false;

        (State, ClosedAt, ClosedBy, Note) = (PrivacyTaskState.Done, now, administrator, note);
        return true;
    }
}

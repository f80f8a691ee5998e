using System.Collections.Concurrent;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.WeChat;

/// <summary>How one conversation went.</summary>
internal sealed record HealthNote(string Outcome, int? ErrorCode, string? Detail, DateTimeOffset SeenAt);

/// <summary>
/// What this process saw last of each kind of conversation. Noting costs a sign-in nothing: <see cref="StoreChannelHealth"/> stores it later,
/// and what a kill takes away is said by the next conversation. One note for each channel and kind bounds it.
/// </summary>
internal sealed class ChannelHealthNotes(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(ChannelId Channel, string What), HealthNote> _unstored = new();

    private readonly ConcurrentDictionary<(ChannelId Channel, string What), HealthNote> _latest = new();

    /// <summary>How far WeChat's clock was ahead of ours when it last answered; null before it did.</summary>
    public TimeSpan? WeChatAhead { get; private set; }

    public void Note(ChannelId channel, string what, string outcome, int? errorCode = null, string? detail = null) =>
        _unstored[(channel, what)] = _latest[(channel, what)] = new HealthNote(outcome, errorCode, detail, clock.GetUtcNow());

    /// <summary>WeChat's answer said what time it is there.</summary>
    public void SeeClock(DateTimeOffset weChat) => WeChatAhead = weChat - clock.GetUtcNow();

    /// <summary>What this process noted last.</summary>
    public HealthNote? Latest(ChannelId channel, string what) => _latest.GetValueOrDefault((channel, what));

    /// <summary>What was noted and is not stored yet.</summary>
    public IReadOnlyList<KeyValuePair<(ChannelId Channel, string What), HealthNote>> Unstored => [.. _unstored];

    /// <summary>Forgets what is stored, unless it was noted anew meanwhile.</summary>
    public void Stored(IEnumerable<KeyValuePair<(ChannelId Channel, string What), HealthNote>> notes)
    {
        foreach (var note in notes)
            _unstored.TryRemove(note);
    }
}

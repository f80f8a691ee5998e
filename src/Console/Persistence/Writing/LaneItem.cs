namespace BlazorConsole.Persistence.Writing;

/// <summary>What one piece of work in the write lane gets: a context of its own, the time, and a list of nudges for later.</summary>
internal sealed class LaneItem(ConsoleContext context, DateTimeOffset now)
{
    private readonly List<Nudge> _nudges = [];

    public ConsoleContext Context { get; } = context;

    /// <summary>The time of this item; the same for everything it writes.</summary>
    public DateTimeOffset Now { get; } = now;

    public IReadOnlyList<Nudge> Nudges => _nudges;

    /// <summary>Sends <paramref name="nudge"/> when the work is durable; never when it is not.</summary>
    public void AfterCommit(Nudge nudge) => _nudges.Add(nudge);
}

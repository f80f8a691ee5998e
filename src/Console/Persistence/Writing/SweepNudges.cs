using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence.Writing;

/// <summary>Takes away nudges that every process has heard long ago. One that slept through a minute reads the state like a new one.</summary>
internal sealed class SweepNudges(IWriteLane lane, TimeProvider clock) : EveryMinute(lane, clock)
{
    private const int Batch = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    protected override async Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var old = item.Now - Kept;
        var nudges = item.Context.Nudges;
        var swept = nudges.Where(nudge => nudge.At <= old).OrderBy(nudge => nudge.Id).Select(nudge => nudge.Id).Take(Batch);
        return await nudges.Where(nudge => swept.Contains(nudge.Id)).ExecuteDeleteAsync(cancellationToken) == Batch;
    }
}

using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence.Writing;

/// <summary>Takes away nudges that every process has heard long ago. One that slept through a minute reads the state like a new one.</summary>
internal sealed class SweepNudges(IWriteLane lane, TimeProvider clock) : BackgroundService
{
    private const int Batch = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps until nothing is left to sweep.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await lane.RunAsync(SweepBatchAsync, cancellationToken) == Batch)
        {
            // Between two batches the lane serves whoever waits.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Kept, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (WriteLaneBusyException)
            {
                // Sign-ins go first; the next minute sweeps more.
            }
        }
    }

    private static async Task<int> SweepBatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var old = item.Now - Kept;
        var nudges = item.Context.Nudges;
        var swept = nudges.Where(nudge => nudge.At <= old).OrderBy(nudge => nudge.Id).Select(nudge => nudge.Id).Take(Batch);
        return await nudges.Where(nudge => swept.Contains(nudge.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}

namespace BlazorConsole.Persistence.Writing;

/// <summary>
/// Work that comes round every minute, in batches: between two of them the lane serves whoever waits. A busy lane is no reason to stop;
/// sign-ins go first, and the next minute does more.
/// </summary>
internal abstract class EveryMinute(IWriteLane lane, TimeProvider clock) : BackgroundService
{
    /// <summary>Works until nothing is left.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await lane.RunAsync(BatchAsync, cancellationToken))
        {
            // Nothing between two batches but room for others.
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (WriteLaneBusyException)
            {
                // Thrown on, it would stop the whole console.
            }
        }
    }

    /// <summary>One batch, inside an item; whether there may be more.</summary>
    protected abstract Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken);
}

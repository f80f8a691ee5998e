using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Recognition;

/// <summary>Settles what a confirmed binding left waiting, batch by batch, so that no sign-in waits behind all of it.</summary>
internal sealed class SettleWaitingPairs(IWriteLane lane, SettlePairs settle, TimeProvider clock) : BackgroundService
{
    /// <summary>Settles until nothing waits.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await lane.RunAsync(settle.NextBatchAsync, cancellationToken))
        {
            // Between two batches the lane serves whoever waits.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
            await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Recognition;

/// <summary>Settles what a confirmed binding left waiting, batch by batch, so that no sign-in waits behind all of it.</summary>
internal sealed class SettleWaitingPairs(IWriteLane lane, SettlePairs settle, TimeProvider clock) : EveryMinute(lane, clock)
{
    protected override Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken) =>
        settle.NextBatchAsync(item, cancellationToken);
}

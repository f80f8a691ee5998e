using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.PhoneCosts;

/// <summary>Counts presses by mini program and month, every few seconds. A code that comes twice, as after a lost answer, was pressed once.</summary>
internal sealed class CountPresses(NotedPresses noted, IWriteLane lane, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task RunOnceAsync(CancellationToken cancellationToken = default)
    {
        var presses = noted.Take();
        if (presses.Count == 0)
            return;

        try
        {
            await lane.RunAsync(
                async (item, token) =>
                {
                    foreach (var press in presses.DistinctBy(press => (press.Channel, press.Code)))
                    {
                        if (await SpentData.SpendAsync(item, $"press {press.Channel.Value} {press.Code}", token))
                            await CountAsync(item, press, token);
                    }

                    return true;
                },
                cancellationToken);
        }
        catch (WriteLaneBusyException)
        {
            // Sign-ins go first.
            noted.Return(presses);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunOnceAsync(stoppingToken);
    }

    private static async Task CountAsync(LaneItem item, Press press, CancellationToken cancellationToken)
    {
        var month = PhonePresses.MonthOf(press.At);
        var counted = item.Context.PhonePresses.Local.FirstOrDefault(known => known.Channel == press.Channel && known.Month == month)
            ?? await item.Context.PhonePresses.AsTracking().FirstOrDefaultAsync(known => known.Channel == press.Channel && known.Month == month, cancellationToken)
            ?? item.Context.PhonePresses.Add(new PhonePresses(press.Channel, month)).Entity;
        counted.Add(press.Button);
    }
}

using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.WeChat;

/// <summary>Brings what was noted of the channels into the database, every few seconds and off the way of sign-ins.</summary>
internal sealed class StoreChannelHealth(ChannelHealthNotes notes, IWriteLane lane, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task RunOnceAsync(CancellationToken cancellationToken = default)
    {
        var unstored = notes.Unstored;
        if (unstored.Count == 0)
            return;

        await lane.RunAsync(
            async (item, token) =>
            {
                var known = await item.Context.ChannelHealth.AsTracking().ToDictionaryAsync(health => (health.Channel, health.What), token);
                foreach (var (key, note) in unstored)
                {
                    if (!known.TryGetValue(key, out var health))
                        item.Context.ChannelHealth.Add(ChannelHealth.Of(key.Channel, key.What, note));
                    else if (health.SeenAt <= note.SeenAt)
                        health.See(note);
                }

                return unstored.Count;
            },
            cancellationToken);
        notes.Stored(unstored);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (WriteLaneBusyException)
            {
                // Sign-ins go first; the notes stay.
            }
        }
    }
}

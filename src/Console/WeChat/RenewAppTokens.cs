using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.WeChat;

/// <summary>Renews application tokens while the present ones still work, so that no call waits for it.</summary>
internal sealed class RenewAppTokens(IDbContextFactory<ConsoleContext> contexts, IServiceProvider services, TimeProvider clock) : BackgroundService
{
    /// <summary>Some times within the overlap, in which both tokens work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        // One that is dead already is fetched by whoever needs it: a channel that nobody uses, or whose secret is wrong, asks for none.
        var due = await context.AppTokens.Where(token => token.RenewAt <= now && token.ExpiresAt > now)
            .Join(context.Channels.Where(channel => channel.IsOn), token => token.AppId, channel => channel.AppId, (_, channel) => channel)
            .ToListAsync(cancellationToken);
        foreach (var channel in due)
            await services.GetRequiredService<AppTokens>().RenewAsync(channel, cancellationToken);
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
                // Sign-ins go first; the next round does it.
            }
        }
    }
}

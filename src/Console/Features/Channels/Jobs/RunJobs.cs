using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>Works on jobs, batch by batch, while there are any; sign-ins go first.</summary>
internal sealed class RunJobs(IServiceScopeFactory scopes, IDbContextFactory<ConsoleContext> contexts, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                    // Between two batches the lane serves whoever waits.
                }
            }
            catch (WriteLaneBusyException)
            {
                // The next look goes on.
            }
        }
    }

    private async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var running = await context.ChannelJobs
            .Where(job => job.State == ChannelJobState.Running && (job.WaitsUntil == null || job.WaitsUntil <= now) && (job.HeldUntil == null || job.HeldUntil <= now))
            .Select(job => job.Id).ToListAsync(cancellationToken);
        var worked = false;
        foreach (var id in running)
        {
            await using var scope = scopes.CreateAsyncScope();
            worked |= await scope.ServiceProvider.GetRequiredService<JobStep>().RunAsync(id, cancellationToken);
        }

        return worked;
    }
}

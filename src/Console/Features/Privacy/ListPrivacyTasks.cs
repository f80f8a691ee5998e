using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Privacy;

/// <summary>A task in the list.</summary>
/// <param name="Task">The task.</param>
/// <param name="Channel">What the channel is called.</param>
/// <param name="Account">Whose data; null where the OpenID is nobody's here.</param>
/// <param name="IsOverdue">Whether it waits after its deadline.</param>
public sealed record PrivacyTaskRow(PrivacyTask Task, string Channel, AccountId? Account, bool IsOverdue);

/// <summary>The tasks: what waits first, by its deadline, then the newest of those that are done.</summary>
internal sealed class ListPrivacyTasks(IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    /// <summary>How many of the done ones are listed.</summary>
    public const int MaxDone = 200;

    public async Task<IReadOnlyList<PrivacyTaskRow>> LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = context.PrivacyTasks;
        var open = await tasks.Where(task => task.State == PrivacyTaskState.Open).OrderBy(task => task.Deadline).ToListAsync(cancellationToken);
        var done = await tasks.Where(task => task.State == PrivacyTaskState.Done).OrderByDescending(task => task.ReceivedAt).Take(MaxDone)
            .ToListAsync(cancellationToken);
        var names = await context.Channels.ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellationToken);
        var origins = open.Concat(done).Select(task => task.Origin).OfType<OriginId>().ToList();
        var accounts = await context.Origins.Where(origin => origins.Contains(origin.Id))
            .ToDictionaryAsync(origin => origin.Id, origin => origin.Account, cancellationToken);

        var now = clock.GetUtcNow();
        return [.. open.Concat(done).Select(task => new PrivacyTaskRow(
            task, names[task.Channel], task.Origin is { } origin ? accounts[origin] : null, task.State is PrivacyTaskState.Open && task.Deadline < now))];
    }
}

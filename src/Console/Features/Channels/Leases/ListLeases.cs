using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>A lease in the list.</summary>
public sealed record LeaseRow(Guid Id, string System, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

/// <summary>Who gets a channel's access token.</summary>
internal sealed class ListLeases(IDbContextFactory<ConsoleContext> contexts)
{
    public async Task<IReadOnlyList<LeaseRow>> LoadAsync(ChannelId channel, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TokenLeases.Where(lease => lease.Channel == channel).OrderBy(lease => lease.MadeAt)
            .Select(lease => new LeaseRow(lease.Id, lease.System, lease.MadeBy, lease.MadeAt, lease.UsedAt)).ToListAsync(cancellationToken);
    }
}

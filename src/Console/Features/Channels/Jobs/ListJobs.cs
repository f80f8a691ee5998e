using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>What a channel's page says of its jobs.</summary>
/// <param name="WithoutUnionId">How many of its people have no UnionID that is known.</param>
/// <param name="BackFill">The newest one.</param>
/// <param name="Migration">The newest one.</param>
/// <param name="Came">How many people came by a pair of that migration since.</param>
/// <param name="Formers">The official accounts that could be a former one.</param>
public sealed record ChannelJobs(int WithoutUnionId, ChannelJob? BackFill, ChannelJob? Migration, int Came, IReadOnlyList<Channel> Formers);

/// <summary>The jobs of a channel.</summary>
internal sealed class ListJobs(IDbContextFactory<ConsoleContext> contexts)
{
    public async Task<ChannelJobs> LoadAsync(Channel channel, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = await context.ChannelJobs.Where(job => job.Channel == channel.Id).OrderByDescending(job => job.StartedAt).ToListAsync(cancellationToken);
        var migration = jobs.Find(job => job.Kind is ChannelJobKind.Migration);
        return new ChannelJobs(
            await context.LinkedIdentities.CountAsync(
                link => link.Channel == channel.Id && !context.Attestations.Any(pair => pair.AppId == link.AppId && pair.OpenId == link.OpenId), cancellationToken),
            jobs.Find(job => job.Kind is ChannelJobKind.BackFill),
            migration,
            migration is null ? 0 : await CameAsync(context, migration.Id, cancellationToken),
            await context.Channels.Where(other => other.Kind == ChannelKind.OfficialAccount && other.Id != channel.Id).OrderBy(other => other.Key).ToListAsync(cancellationToken));
    }

    private static Task<int> CameAsync(ConsoleContext context, ChannelJobId job, CancellationToken cancellationToken) => (
        from pair in context.MigratedOpenIds
        where pair.Job == job
        join link in context.LinkedIdentities on new { pair.AppId, pair.OpenId } equals new { link.AppId, link.OpenId }
        select link).CountAsync(cancellationToken);
}

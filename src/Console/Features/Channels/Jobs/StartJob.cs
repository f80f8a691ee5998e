using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>An administrator has many people of a channel asked about.</summary>
internal sealed class StartJob(IWriteLane lane, IAuthorizationService authorization)
{
    /// <summary>For the UnionIDs that are missing.</summary>
    public Task<Error?> BackFillAsync(ChannelId channel, ClaimsPrincipal administrator, CancellationToken cancellationToken = default) =>
        StartAsync(channel, ChannelJobKind.BackFill, administrator, async (item, name, token) =>
        {
            var people = await item.Context.LinkedIdentities.CountAsync(link => link.Channel == channel, token);
            return people == 0 ? JobErrors.Nobody : ChannelJob.BackFill(channel, people, name, item.Now);
        }, ChannelAudit.BackFillStarted, cancellationToken);

    /// <summary>For the OpenIDs that people of a former account have at this one. Nothing of it counts before it is applied.</summary>
    public Task<Error?> MigrateAsync(ChannelId channel, ChannelId former, ClaimsPrincipal administrator, CancellationToken cancellationToken = default) =>
        StartAsync(channel, ChannelJobKind.Migration, administrator, async (item, name, token) =>
        {
            if (!await IsFormerAsync(item, channel, former, token))
                return JobErrors.NoFormer;
            var people = await item.Context.LinkedIdentities.CountAsync(link => link.Channel == former, token);
            return people == 0 ? JobErrors.Nobody : ChannelJob.Migrate(channel, former, people, name, item.Now);
        }, ChannelAudit.MigrationStarted, cancellationToken);

    /// <summary>The same from a file that WeChat's console or an earlier conversion gave: pairs of the former and the present OpenID.</summary>
    public Task<Error?> MigrateAsync(
        ChannelId channel, ChannelId former, IReadOnlyList<(OpenId Former, OpenId Present)> pairs, ClaimsPrincipal administrator,
        CancellationToken cancellationToken = default) =>
        StartAsync(channel, ChannelJobKind.Migration, administrator, async (item, name, token) =>
        {
            if (!await IsFormerAsync(item, channel, former, token))
                return JobErrors.NoFormer;
            if (pairs.Count == 0)
                return JobErrors.Nobody;
            var job = ChannelJob.Migrate(channel, former, pairs.Count, name, item.Now);
            var (appId, formerAppId) = (await AppIdAsync(item, channel, token), await AppIdAsync(item, former, token));
            var conflicts = await StoreMigration.InsideAsync(item, job.Id, appId, formerAppId, pairs, token);
            job.Advance(pairs[^1].Former, pairs.Count, pairs.Count, conflicts);
            job.Finish(item.Now);
            return job;
        }, ChannelAudit.MigrationStarted, cancellationToken);

    private async Task<Error?> StartAsync(
        ChannelId channel, ChannelJobKind kind, ClaimsPrincipal administrator, Func<LaneItem, string, CancellationToken, Task<Result<ChannelJob>>> begin,
        string action, CancellationToken cancellationToken)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;

        return await lane.RunAsync<Error?>(
            async (item, token) =>
            {
                var known = await item.Context.Channels.SingleAsync(known => known.Id == channel, token);
                if (known.Kind is not ChannelKind.OfficialAccount)
                    return JobErrors.WrongKind;
                var jobs = await item.Context.ChannelJobs.Where(job => job.Channel == channel && job.Kind == kind).ToListAsync(token);
                if (jobs.Exists(job => job.IsOpen))
                    return JobErrors.Exists;

                var job = await begin(item, name, token);
                if (!job.Succeeded)
                    return job.Error;
                item.Context.ChannelJobs.Add(job.Value);
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, action, known.Key));
                return null;
            },
            cancellationToken);
    }

    private static Task<bool> IsFormerAsync(LaneItem item, ChannelId channel, ChannelId former, CancellationToken cancellationToken) =>
        former == channel
            ? Task.FromResult(false)
            : item.Context.Channels.AnyAsync(known => known.Id == former && known.Kind == ChannelKind.OfficialAccount, cancellationToken);

    private static Task<WeChatAppId> AppIdAsync(LaneItem item, ChannelId channel, CancellationToken cancellationToken) =>
        item.Context.Channels.Where(known => known.Id == channel).Select(known => known.AppId).SingleAsync(cancellationToken);
}

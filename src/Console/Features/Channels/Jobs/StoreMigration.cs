using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>Keeps pairs of a former and a present OpenID with their job. They tell nobody anything before it is applied.</summary>
internal static class StoreMigration
{
    /// <returns>How many name two people who are two accounts by now: those stay two, and somebody may look.</returns>
    public static async Task<int> InsideAsync(
        LaneItem item, ChannelJobId job, WeChatAppId appId, WeChatAppId formerAppId, IReadOnlyList<(OpenId Former, OpenId Present)> pairs,
        CancellationToken cancellationToken)
    {
        var conflicts = 0;
        foreach (var (former, present) in pairs.DistinctBy(pair => pair.Present))
        {
            item.Context.MigratedOpenIds.Add(new MigratedOpenId(job, appId, present, formerAppId, former));
            var accounts = await (
                from link in item.Context.LinkedIdentities
                join origin in item.Context.Origins on link.Origin equals origin.Id
                where (link.AppId == appId && link.OpenId == present) || (link.AppId == formerAppId && link.OpenId == former)
                select origin.Account).Distinct().CountAsync(cancellationToken);
            if (accounts > 1)
                conflicts++;
        }

        return conflicts;
    }
}

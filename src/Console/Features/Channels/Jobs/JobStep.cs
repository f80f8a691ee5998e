using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>
/// One batch of a job: a hundred people, one question to WeChat, one item in the write lane that stores the answers and where to go on. A
/// process that dies between the two asks again; nothing is stored twice.
/// </summary>
internal sealed class JobStep(
    IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, ManyPeopleCalls weChat, OfficialAccountCalls singly, RecognisePerson recognise)
{
    /// <summary>Longer than a batch takes: a process that died with it keeps nobody waiting for ever.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterQuota = TimeSpan.FromHours(1);

    /// <summary>Does a batch; false where another process has the job, or nothing is to be done yet.</summary>
    public async Task<bool> RunAsync(ChannelJobId id, CancellationToken cancellationToken)
    {
        if (!await lane.RunAsync(async (item, token) => (await FindAsync(item, id, token)).Hold(item.Now, Hold), cancellationToken))
            return false;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.ChannelJobs.AsNoTracking().SingleAsync(job => job.Id == id, cancellationToken);
        var people = await context.PeopleAfter(job.Former ?? job.Channel, job.Cursor, ManyPeopleCalls.Most).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            await ChangeAsync(id, (held, item) => held.Finish(item.Now), cancellationToken);
            return true;
        }

        var channel = await context.Channels.SingleAsync(channel => channel.Id == job.Channel, cancellationToken);
        var failure = job.Former is { } formerId
            ? await ConvertAsync(job, channel, await context.Channels.SingleAsync(known => known.Id == formerId, cancellationToken), people, cancellationToken)
            : await FillAsync(job, channel, people, cancellationToken);
        if (failure is not null)
            await ChangeAsync(id, (held, item) => PutOff(held, failure, item.Now), cancellationToken);
        return true;
    }

    private static void PutOff(ChannelJob job, Error failure, DateTimeOffset now)
    {
        if (failure == WeChatErrors.Unavailable)
            job.Wait(failure.Code, now + AfterNoAnswer);
        else if (failure == WeChatErrors.QuotaReached)
            job.Wait(failure.Code, now + AfterQuota);
        else
            job.Fail(failure.Code, now);
    }

    private async Task<Error?> FillAsync(ChannelJob job, Channel channel, List<LinkedIdentity> people, CancellationToken cancellationToken)
    {
        var answered = await weChat.GetFollowersAsync(channel, [.. people.Select(link => link.OpenId)], cancellationToken);
        // One that is none of its people spoils the whole batch: then each is asked about alone.
        var known = answered.Error == WeChatErrors.OpenIdRefused ? await SinglyAsync(channel, people, cancellationToken) : answered;
        if (!known.Succeeded)
            return known.Error;

        var attested = known.Value.Where(answer => answer.UnionId is not null).ToList();
        await lane.RunAsync(
            async (item, token) =>
            {
                var (found, conflicts) = (0, 0);
                foreach (var (openId, unionId) in attested)
                {
                    if (await recognise.LearnAsync(item, channel.Id, new WeChatSubject(channel.AppId, openId, unionId), token) is not { } placed)
                        continue;
                    found++;
                    conflicts += placed is Placement.SetAside ? 1 : 0;
                }

                (await FindAsync(item, job.Id, token)).Advance(people[^1].OpenId, people.Count, found, conflicts);
                return true;
            },
            cancellationToken);
        return null;
    }

    private async Task<Result<IReadOnlyList<Answered>>> SinglyAsync(Channel channel, List<LinkedIdentity> people, CancellationToken cancellationToken)
    {
        var named = new List<Answered>();
        foreach (var link in people)
        {
            var follower = await singly.GetFollowerAsync(channel, link.OpenId, cancellationToken);
            if (follower.Succeeded)
                named.Add(new Answered(follower.Value.OpenId, follower.Value.UnionId));
            else if (follower.Error != WeChatErrors.OpenIdRefused)
                return follower.Error;
        }

        return named;
    }

    // Documents disagree on how the former account is named: its original id where it is known, and the AppID otherwise.
    private async Task<Error?> ConvertAsync(ChannelJob job, Channel channel, Channel former, List<LinkedIdentity> people, CancellationToken cancellationToken)
    {
        var name = former.OriginalId.Length > 0 ? former.OriginalId : former.AppId.Value;
        var pairs = await weChat.ConvertAsync(channel, name, [.. people.Select(link => link.OpenId)], cancellationToken);
        if (!pairs.Succeeded)
            return pairs.Error;

        await lane.RunAsync(
            async (item, token) =>
            {
                var conflicts = await StoreMigration.InsideAsync(item, job.Id, channel.AppId, former.AppId, pairs.Value, token);
                (await FindAsync(item, job.Id, token)).Advance(people[^1].OpenId, people.Count, pairs.Value.Count, conflicts);
                return true;
            },
            cancellationToken);
        return null;
    }

    private Task<bool> ChangeAsync(ChannelJobId id, Action<ChannelJob, LaneItem> change, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            change(await FindAsync(item, id, token), item);
            return true;
        },
        cancellationToken);

    private static Task<ChannelJob> FindAsync(LaneItem item, ChannelJobId id, CancellationToken cancellationToken) =>
        item.Context.ChannelJobs.AsTracking().SingleAsync(job => job.Id == id, cancellationToken);
}

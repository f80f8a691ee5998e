using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Recognition;

/// <summary>
/// UnionIDs that came through a channel before its binding was confirmed wait unscoped and match nobody. A sighting confirms the
/// binding; from then on the waiting pairs are given their place: those that a sign-in needs at once, the rest little by little.
/// </summary>
internal sealed class SettlePairs(OpenCase cases)
{
    private const int Batch = 200;

    /// <summary>
    /// WeChat named a UnionID through a channel: confirms the binding when another channel of the OpenPlatform has seen it too, and
    /// places the pairs of this UnionID and of this OpenID. It speaks of the channel and of people who are known; nothing of the
    /// person in front of the door is stored.
    /// </summary>
    public async Task BySightAsync(LaneItem item, Channel channel, WeChatSubject subject, CancellationToken cancellationToken)
    {
        if (subject.UnionId is not { } unionId || channel.OpenPlatform is not { } platform)
            return;

        var channels = await item.Context.Channels.AsTracking().ToListAsync(cancellationToken);
        var bound = channels.FindAll(other => other.OpenPlatform == platform);
        // Once all of them are confirmed, a sign-in has nothing to find out here.
        if (!bound.TrueForAll(other => other.UnionIdIsUsable))
            await ConfirmAsync(item, bound, channel, platform, unionId, cancellationToken);

        var usable = bound.Where(other => other.UnionIdIsUsable).Select(other => other.Id).ToList();
        await PlaceAsync(
            item,
            item.Context.Attestations.Where(pair => usable.Contains(pair.Channel)
                && (pair.UnionId == unionId || (pair.AppId == subject.AppId && pair.OpenId == subject.OpenId))),
            platform,
            cancellationToken);
    }

    /// <summary>Places a batch of the pairs that wait at confirmed channels; false when none is left.</summary>
    public async Task<bool> NextBatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var channels = await item.Context.Channels.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var channel in channels.Where(channel => channel.UnionIdIsUsable))
        {
            var waiting = item.Context.Attestations.Where(pair => pair.Channel == channel.Id);
            if (await PlaceAsync(item, waiting, channel.OpenPlatform!.Value, cancellationToken) > 0)
                return true;
        }

        return false;
    }

    private static async Task ConfirmAsync(
        LaneItem item, List<Channel> bound, Channel channel, OpenPlatformId platform, UnionId unionId, CancellationToken cancellationToken)
    {
        var others = bound.Select(other => other.Id).Where(id => id != channel.Id).ToList();
        var seen = await item.Context.Attestations
            .Where(pair => pair.UnionId == unionId && pair.OpenPlatform == platform && others.Contains(pair.Channel))
            .Select(pair => pair.Channel).Distinct().ToListAsync(cancellationToken);
        if (seen.Count == 0)
            return;

        foreach (var confirmed in bound.Where(other => other.Id == channel.Id || seen.Contains(other.Id)))
            confirmed.ConfirmBySight(item.Now);
    }

    private async Task<int> PlaceAsync(
        LaneItem item, IQueryable<Attestation> pairs, OpenPlatformId platform, CancellationToken cancellationToken)
    {
        var waiting = await pairs.AsTracking()
            .Where(pair => pair.Placement == Placement.Unscoped && pair.OpenPlatform == platform)
            .OrderBy(pair => pair.FirstSeen).Take(Batch).ToListAsync(cancellationToken);
        foreach (var pair in waiting)
            await PlaceAsync(item, pair, platform, cancellationToken);
        return waiting.Count;
    }

    private async Task PlaceAsync(LaneItem item, Attestation pair, OpenPlatformId platform, CancellationToken cancellationToken)
    {
        var link = await item.Context.LinkedIdentities.AsNoTracking()
            .SingleAsync(link => link.AppId == pair.AppId && link.OpenId == pair.OpenId, cancellationToken);
        var origin = await item.Context.Origins.AsNoTracking().SingleAsync(origin => origin.Id == link.Origin, cancellationToken);
        var holder = await item.Context.UnionKeys.FindAsync([platform, pair.UnionId], cancellationToken);
        var fits = holder is null
            ? !await item.Context.UnionKeys.AnyAsync(key => key.OpenPlatform == platform && key.Origin == origin.Id, cancellationToken)
            : holder.Origin == origin.Id
                || await item.Context.Origins.AnyAsync(other => other.Id == holder.Origin && other.Account == origin.Account, cancellationToken);
        if (fits && holder is null)
            item.Context.UnionKeys.Add(new UnionKey(platform, pair.UnionId, origin.Id, item.Now));

        pair.Place(fits ? Placement.Accepted : Placement.SetAside);
        if (!fits)
            await cases.AboutPairAsync(item, pair.Subject, origin.Id, holder?.Origin, cancellationToken);
        item.AfterCommit(new Nudge.AccountChanged(origin.Account));
        // The next pair of the batch may name the same UnionID.
        await item.Context.SaveChangesAsync(cancellationToken);
    }
}

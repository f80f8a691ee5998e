using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Accounts;

/// <summary>Everything that the page of one account shows.</summary>
internal sealed class ReadAccount(IDbContextFactory<ConsoleContext> contexts, TraceStore traces, ReadPhones phones)
{
    private const int MaxSignIns = 100;

    public async Task<AccountView?> LoadAsync(AccountId id, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Accounts.SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account)
            return null;

        var origins = await context.Origins.Where(origin => origin.Account == id).ToDictionaryAsync(origin => origin.Id, cancellationToken);
        var channels = await context.Channels.ToDictionaryAsync(channel => channel.Id, cancellationToken);
        return new AccountView(
            account.Id,
            account.Nickname,
            account.Avatar,
            account.CreatedAt,
            account.LastSignInAt,
            account.LastScenario,
            await phones.OfAsync(context, id, cancellationToken),
            await ProfileAsync(context, origins, channels, cancellationToken),
            await WaysInAsync(context, [.. origins.Keys], channels, cancellationToken),
            await ReasonsAsync(context, [.. origins.Keys], channels, cancellationToken));
    }

    private static async Task<IReadOnlyList<ProfileValueView>> ProfileAsync(
        ConsoleContext context,
        Dictionary<OriginId, Origin> origins,
        Dictionary<ChannelId, Channel> channels,
        CancellationToken cancellationToken)
    {
        var ids = origins.Keys.ToList();
        var facts = await context.ProfileFacts.Where(fact => ids.Contains(fact.Origin)).ToListAsync(cancellationToken);
        return [.. facts
            .OrderBy(fact => fact.Field).ThenByDescending(fact => fact.Source).ThenByDescending(fact => fact.At)
            .Select(fact => new ProfileValueView(fact.Field, fact.Value, fact.Source, channels[origins[fact.Origin].Channel].Name, fact.At))];
    }

    private static async Task<IReadOnlyList<OpenPlatformView>> WaysInAsync(
        ConsoleContext context, List<OriginId> origins, Dictionary<ChannelId, Channel> channels, CancellationToken cancellationToken)
    {
        var platforms = await context.OpenPlatforms.ToDictionaryAsync(platform => platform.Id, platform => platform.Name, cancellationToken);
        var links = await context.LinkedIdentities.Where(link => origins.Contains(link.Origin)).ToListAsync(cancellationToken);
        var keys = await context.UnionKeys.Where(key => origins.Contains(key.Origin)).ToListAsync(cancellationToken);
        var waiting = (await (
                from link in context.LinkedIdentities
                join pair in context.Attestations on new { link.AppId, link.OpenId } equals new { pair.AppId, pair.OpenId }
                where origins.Contains(link.Origin) && pair.Placement != Placement.Accepted
                select pair).ToListAsync(cancellationToken))
            .ToLookup(pair => (pair.AppId, pair.OpenId), pair => new WaitingUnionIdView(pair.UnionId, pair.Placement));

        // Null stands for "bound to no OpenPlatform", and comes last.
        var doors = links.ToLookup(link => channels[link.Channel].OpenPlatform);
        var scopes = platforms.Keys.Select(platform => (OpenPlatformId?)platform).Append(null);
        return [.. scopes
            .Where(scope => doors[scope].Any() || keys.Exists(key => key.OpenPlatform == scope))
            .Select(scope => new OpenPlatformView(
                scope is { } platform ? platforms[platform] : null,
                [.. keys.Where(key => key.OpenPlatform == scope).Select(key => new UnionIdView(key.UnionId, key.Since))],
                [.. doors[scope].OrderBy(link => link.FirstSeen).Select(link => DoorOf(link, channels[link.Channel], waiting[(link.AppId, link.OpenId)]))]))];
    }

    private static DoorView DoorOf(LinkedIdentity link, Channel channel, IEnumerable<WaitingUnionIdView> waiting) =>
        new(channel.Name, channel.Kind, link.OpenId, link.FirstSeen, link.LastSeen, [.. waiting]);

    private async Task<IReadOnlyList<ReasonView>> ReasonsAsync(
        ConsoleContext context, List<OriginId> origins, Dictionary<ChannelId, Channel> channels, CancellationToken cancellationToken)
    {
        var keys = await context.OriginKeys.Where(key => origins.Contains(key.Origin)).ToDictionaryAsync(key => key.Origin, cancellationToken);
        var signIns = await context.SignIns.Where(signIn => origins.Contains(signIn.Origin))
            .OrderByDescending(signIn => signIn.At).ThenByDescending(signIn => signIn.Id)
            .Take(MaxSignIns)
            .ToListAsync(cancellationToken);

        var reasons = new List<ReasonView>();
        foreach (var signIn in signIns)
        {
            // Without its key the trace is erased, and says so by its absence; so is one that was taken away by itself.
            if (signIn.Trace.Length == 0 || !keys.TryGetValue(signIn.Origin, out var key))
                continue;

            var reason = ReasonOf(signIn, key, channels[signIn.Channel]);
            if (reasons is [.., var newer] && SaysTheSame(reason, newer))
                reasons[^1] = newer with { First = reason.First, Times = newer.Times + 1 };
            else
                reasons.Add(reason);
        }

        return reasons;
    }

    private ReasonView ReasonOf(Domain.Accounts.SignIn signIn, OriginKey key, Channel channel) =>
        new(channel.Name, signIn.At, signIn.At, Times: 1, traces.Open(key, signIn.Trace).Lines);

    private static bool SaysTheSame(ReasonView one, ReasonView other) =>
        one.Channel == other.Channel && one.Lines.SequenceEqual(other.Lines);
}

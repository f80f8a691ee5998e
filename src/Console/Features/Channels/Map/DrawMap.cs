using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Map;

/// <summary>Why people of a channel have no UnionID.</summary>
public enum UnionIdGap
{
    /// <summary>Everybody has one, or nobody came.</summary>
    None,

    /// <summary>The channel is bound to no OpenPlatform: WeChat gives none.</summary>
    NotBound,

    /// <summary>WeChat gave some, and they count for nothing yet: no second channel of the OpenPlatform has shown the same.</summary>
    NotConfirmed,

    /// <summary>Followers who came before the binding, or without user information: they can be asked about.</summary>
    CanBeAsked,

    /// <summary>WeChat gives it when they come again.</summary>
    AtTheNextVisit,
}

/// <summary>One channel on the map.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="People">How many accounts came through it.</param>
/// <param name="WithUnionId">Of how many of them it knows a UnionID.</param>
/// <param name="Gap">Why not of all.</param>
public sealed record MapChannel(Channel Channel, int People, int WithUnionId, UnionIdGap Gap)
{
    /// <summary>How many it knows no UnionID of.</summary>
    public int Without => People - WithUnionId;
}

/// <summary>An OpenPlatform, or what is bound to none, with its channels.</summary>
/// <param name="Name">Its name; null where there is none.</param>
/// <param name="People">How many accounts came through any of its channels.</param>
/// <param name="Shared">How many of them came through two or more.</param>
/// <param name="Channels">By key.</param>
public sealed record MapGroup(string? Name, int People, int Shared, IReadOnlyList<MapChannel> Channels);

/// <summary>The whole company as WeChat sees it.</summary>
/// <param name="People">How many accounts came through any channel.</param>
/// <param name="Groups">By name, what is bound to none last.</param>
public sealed record AccountMap(int People, IReadOnlyList<MapGroup> Groups);

/// <summary>Counts people by channel and OpenPlatform. Counted in the database: no list of people is loaded.</summary>
internal sealed class DrawMap(IDbContextFactory<ConsoleContext> contexts)
{
    public async Task<AccountMap> LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await context.Channels.OrderBy(channel => channel.Key).ToListAsync(cancellationToken);
        var platforms = await context.OpenPlatforms.OrderBy(platform => platform.Name).ToListAsync(cancellationToken);
        var people = await DoorsOf(context).GroupBy(door => door.Channel)
            .Select(doors => new { Channel = doors.Key, Count = doors.Select(door => door.Account).Distinct().Count() })
            .ToDictionaryAsync(doors => doors.Channel, doors => doors.Count, cancellationToken);
        var attested = await (
            from link in context.LinkedIdentities
            join origin in context.Origins on link.Origin equals origin.Id
            where context.Attestations.Any(pair => pair.AppId == link.AppId && pair.OpenId == link.OpenId)
            group origin by link.Channel into links
            select new { Channel = links.Key, Count = links.Select(origin => origin.Account).Distinct().Count() })
            .ToDictionaryAsync(links => links.Channel, links => links.Count, cancellationToken);

        var drawn = channels.ConvertAll(channel => Draw(channel, people.GetValueOrDefault(channel.Id), attested.GetValueOrDefault(channel.Id)));
        var groups = new List<MapGroup>();
        foreach (var platform in platforms)
            groups.Add(await GroupAsync(context, platform.Name, drawn.FindAll(entry => entry.Channel.OpenPlatform == platform.Id), cancellationToken));
        if (drawn.FindAll(entry => entry.Channel.OpenPlatform is null) is { Count: > 0 } unbound)
            groups.Add(await GroupAsync(context, name: null, unbound, cancellationToken));
        return new AccountMap(await DoorsOf(context).Select(door => door.Account).Distinct().CountAsync(cancellationToken), groups);
    }

    private static MapChannel Draw(Channel channel, int people, int withUnionId) => new(channel, people, withUnionId, channel switch
    {
        { OpenPlatform: null } when people > 0 => UnionIdGap.NotBound,
        { UnionIdIsUsable: false } when people > 0 => UnionIdGap.NotConfirmed,
        _ when withUnionId >= people => UnionIdGap.None,
        { Kind: ChannelKind.OfficialAccount } => UnionIdGap.CanBeAsked,
        _ => UnionIdGap.AtTheNextVisit,
    });

    private static async Task<MapGroup> GroupAsync(ConsoleContext context, string? name, List<MapChannel> channels, CancellationToken cancellationToken)
    {
        var ids = channels.ConvertAll(entry => entry.Channel.Id);
        var byAccount = DoorsOf(context).Where(door => ids.Contains(door.Channel)).GroupBy(door => door.Account);
        return new MapGroup(
            name,
            await byAccount.CountAsync(cancellationToken),
            await byAccount.CountAsync(doors => doors.Select(door => door.Channel).Distinct().Count() > 1, cancellationToken),
            channels);
    }

    private static IQueryable<Door> DoorsOf(ConsoleContext context) =>
        from link in context.LinkedIdentities
        join origin in context.Origins on link.Origin equals origin.Id
        select new Door { Channel = link.Channel, Account = origin.Account };

    private sealed class Door
    {
        public ChannelId Channel { get; init; }

        public AccountId Account { get; init; }
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels.PhoneCosts;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels;

/// <summary>A channel in the list.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="People">How many came through it.</param>
/// <param name="Cost">What its phone buttons cost; null where it has none.</param>
public sealed record ChannelRow(Channel Channel, int People, PhoneCost? Cost);

/// <summary>The channels that are bound to one OpenPlatform, or to none.</summary>
/// <param name="Name">The OpenPlatform's; null where there is none.</param>
/// <param name="Channels">By key.</param>
public sealed record ChannelGroup(string? Name, IReadOnlyList<ChannelRow> Channels);

/// <summary>Every channel with how many people it knows, by OpenPlatform.</summary>
internal sealed class ListChannels(IDbContextFactory<ConsoleContext> contexts, ReadPhoneCosts costs)
{
    public async Task<IReadOnlyList<ChannelGroup>> LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await context.Channels.OrderBy(channel => channel.Key).ToListAsync(cancellationToken);
        var platforms = await context.OpenPlatforms.OrderBy(platform => platform.Name).ToListAsync(cancellationToken);
        var people = await context.LinkedIdentities.GroupBy(link => link.Channel)
            .Select(links => new { Channel = links.Key, Count = links.Count() })
            .ToDictionaryAsync(links => links.Channel, links => links.Count, cancellationToken);

        var cost = await costs.LoadAllAsync(channels, cancellationToken);
        var rows = channels.ConvertAll(channel => new ChannelRow(channel, people.GetValueOrDefault(channel.Id), cost.GetValueOrDefault(channel.Id)));
        return
        [
            .. platforms.Select(platform => new ChannelGroup(platform.Name, rows.FindAll(row => row.Channel.OpenPlatform == platform.Id))),
            .. new[] { new ChannelGroup(null, rows.FindAll(row => row.Channel.OpenPlatform is null)) }.Where(group => group.Channels.Count > 0),
        ];
    }
}

using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>Which channel serves a way in.</summary>
internal static class OfferingChannels
{
    /// <summary>Of several channels that give the way in the first by key.</summary>
    public static async Task<Channel?> FirstOfferingAsync(
        this IQueryable<Channel> channels, ChannelKind kind, string scenario, CancellationToken cancellationToken)
    {
        var known = await channels.Where(channel => channel.Kind == kind && channel.IsOn).OrderBy(channel => channel.Key).ToListAsync(cancellationToken);
        return known.Find(channel => channel.Offers(scenario));
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>One of the ways in that a screen offers: which channel it needs, and what its code holds.</summary>
/// <param name="Key">Tells it from the others; stands in markup and in requests for a code.</param>
/// <param name="Scenario">One of <see cref="Domain.Channels.Scenario"/>.</param>
/// <param name="Kind">The kind of channel that recognises the phone.</param>
/// <param name="Link">The path in the code; null where WeChat's own page shows the code, and there is no ticket.</param>
internal sealed record WayIn(string Key, string Scenario, ChannelKind Kind, Func<LoginTicketId, string>? Link)
{
    /// <summary>In the order in which a screen shows them.</summary>
    public static IReadOnlyList<WayIn> All { get; } =
    [
        new(Domain.Channels.Scenario.PcScan, Domain.Channels.Scenario.PcScan, ChannelKind.OfficialAccount, ConsoleUrls.OnPhone),
        new(Domain.Channels.Scenario.MiniProgramScan, Domain.Channels.Scenario.MiniProgramScan, ChannelKind.MiniProgram, ConsoleUrls.InMiniProgram),
        new("website-app", Domain.Channels.Scenario.PcScan, ChannelKind.WebsiteApp, Link: null),
    ];

    /// <summary>The way in of that key that has a ticket; the first one where none is named.</summary>
    public static WayIn? WithTicket(string? key) => key is null ? All[0] : All.FirstOrDefault(way => way.Key == key && way.Link is not null);

    /// <summary>The ways in that the configured channels allow.</summary>
    public static async Task<IReadOnlyList<WayIn>> OfferedAsync(ConsoleContext context, CancellationToken cancellationToken)
    {
        var kinds = await context.Channels.Select(channel => channel.Kind).Distinct().ToListAsync(cancellationToken);
        return [.. All.Where(way => kinds.Contains(way.Kind))];
    }

    /// <summary>The channel: of several of the kind the first by key.</summary>
    public Task<Channel?> ChannelAsync(ConsoleContext context, CancellationToken cancellationToken) =>
        context.Channels.OrderBy(channel => channel.Key).FirstOrDefaultAsync(channel => channel.Kind == Kind, cancellationToken);
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>One of the ways in that a screen offers by a code: which channel it needs, and what its code holds.</summary>
/// <param name="Scenario">One of <see cref="Domain.Channels.Scenario"/>.</param>
/// <param name="Kind">The kind of channel that recognises the phone.</param>
/// <param name="Link">The path in the code; null where the code is WeChat's own, and scanning it is told by a push.</param>
internal sealed record WayIn(string Scenario, ChannelKind Kind, Func<LoginTicketId, string>? Link)
{
    /// <summary>In the order in which a screen shows them.</summary>
    public static IReadOnlyList<WayIn> All { get; } =
    [
        new(Domain.Channels.Scenario.PcScan, ChannelKind.OfficialAccount, ConsoleUrls.OnPhone),
        new(Domain.Channels.Scenario.MiniProgramScan, ChannelKind.MiniProgram, ConsoleUrls.InMiniProgram),
        new(Domain.Channels.Scenario.FollowOfficialAccount, ChannelKind.OfficialAccount, Link: null),
    ];

    /// <summary>The way in of that name; the first one where none is named.</summary>
    public static WayIn? Of(string? scenario) => scenario is null ? All[0] : All.FirstOrDefault(way => way.Scenario == scenario);

    /// <summary>The ways in that the configured channels allow.</summary>
    public static async Task<IReadOnlyList<WayIn>> OfferedAsync(ConsoleContext context, CancellationToken cancellationToken)
    {
        var kinds = await context.Channels.Select(channel => new { channel.Kind, IsFollowed = channel.Follow != null }).Distinct().ToListAsync(cancellationToken);
        return [.. All.Where(way => kinds.Exists(channel => channel.Kind == way.Kind && (way.Link is not null || channel.IsFollowed)))];
    }

    /// <summary>The channel: of several of the kind the first by key.</summary>
    public Task<Channel?> ChannelAsync(ConsoleContext context, CancellationToken cancellationToken) =>
        context.Channels.OrderBy(channel => channel.Key)
            .FirstOrDefaultAsync(channel => channel.Kind == Kind && (Link != null || channel.Follow != null), cancellationToken);
}

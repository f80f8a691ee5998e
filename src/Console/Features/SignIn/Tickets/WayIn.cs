using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Where the code of a way in comes from.</summary>
internal enum CodeSource
{
    /// <summary>Ours: it holds an address of the console.</summary>
    OwnLink,

    /// <summary>Ours with an address that opens the mini program, or a code that WeChat drew for it: as the channel says.</summary>
    MiniProgram,

    /// <summary>The official account's, with a scene; scanning it is told by a push.</summary>
    OfficialAccount,

    /// <summary>WeChat's own page shows it; there is no ticket.</summary>
    WeChatPage,

    /// <summary>There is none: the phone that shows the page opens the mini program itself.</summary>
    Launch,
}

/// <summary>One of the ways in that a screen offers.</summary>
/// <param name="Key">Tells it from the others; stands in markup and in requests for a code.</param>
/// <param name="Scenario">One of <see cref="Domain.Channels.Scenario"/>.</param>
/// <param name="Kind">The kind of channel that recognises the phone.</param>
/// <param name="Code">Where its code comes from.</param>
internal sealed record WayIn(string Key, string Scenario, ChannelKind Kind, CodeSource Code)
{
    /// <summary>Of a phone's own browser: no screen with codes offers it.</summary>
    public static WayIn FromPhone { get; } = Of(Domain.Channels.Scenario.AppToMiniProgram, ChannelKind.MiniProgram, CodeSource.Launch);

    /// <summary>In the order in which a screen shows them.</summary>
    public static IReadOnlyList<WayIn> All { get; } =
    [
        Of(Domain.Channels.Scenario.PcScan, ChannelKind.OfficialAccount, CodeSource.OwnLink),
        Of(Domain.Channels.Scenario.MiniProgramScan, ChannelKind.MiniProgram, CodeSource.MiniProgram),
        Of(Domain.Channels.Scenario.FollowOfficialAccount, ChannelKind.OfficialAccount, CodeSource.OfficialAccount),
        new("website-app", Domain.Channels.Scenario.PcScan, ChannelKind.WebsiteApp, CodeSource.WeChatPage),
    ];

    public bool IsFramed => Code is CodeSource.WeChatPage;

    /// <summary>The way in of that key that has a ticket; the first one where none is named.</summary>
    public static WayIn? WithTicket(string? key) =>
        key is null ? All[0] : All.Append(FromPhone).FirstOrDefault(way => way.Key == key && !way.IsFramed);

    /// <summary>The ways in that the configured channels allow.</summary>
    public static async Task<IReadOnlyList<WayIn>> OfferedAsync(ConsoleContext context, CancellationToken cancellationToken)
    {
        var channels = await context.Channels.ToListAsync(cancellationToken);
        return [.. All.Where(way => channels.Exists(way.IsOpenAt))];
    }

    /// <summary>The channel: of several of the kind the first by key.</summary>
    public Task<Channel?> ChannelAsync(ConsoleContext context, CancellationToken cancellationToken) =>
        context.Channels.FirstOfferingAsync(Kind, Scenario, cancellationToken);

    private static WayIn Of(string scenario, ChannelKind kind, CodeSource code) => new(scenario, scenario, kind, code);

    private bool IsOpenAt(Channel channel) => channel.Kind == Kind && channel.Offers(Scenario);
}

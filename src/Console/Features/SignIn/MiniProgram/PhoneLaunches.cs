using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// Leads from a phone's own browser into the mini program. Of WeChat's two kinds of link one may be refused and the other not; where both
/// are, the account cannot do it today, and for a while nobody is shown the button or waits for WeChat to say so again.
/// </summary>
internal sealed class PhoneLaunches(LaunchLinkCalls weChat, RefusedLaunches refused)
{
    /// <summary>WeChat opens the mini program for nobody at the moment: not published, not allowed, or the day's quota is used up.</summary>
    public static readonly Error NotPossible = new("launch.not-possible", "WeChat makes no links that open the mini program.");

    /// <summary>Has WeChat make the links of a ticket.</summary>
    public async Task<Result<LaunchLinks>> MakeAsync(Channel channel, LoginTicketId ticket, CancellationToken cancellationToken)
    {
        if (refused.Has(channel))
            return NotPossible;

        // Both at once: the person waits for the slower one and not for their sum.
        var making = weChat.MakeUrlLinkAsync(channel, Query(ticket), cancellationToken);
        var scheme = await weChat.MakeSchemeAsync(channel, Query(ticket), cancellationToken);
        var link = await making;
        if (link.Succeeded || scheme.Succeeded)
            return new LaunchLinks(link.Succeeded ? link.Value : null, scheme.Succeeded ? scheme.Value : null);
        if (link.Error == WeChatErrors.Unavailable || scheme.Error == WeChatErrors.Unavailable)
            return WeChatErrors.Unavailable;

        refused.Add(channel);
        return NotPossible;
    }

    /// <summary>What the mini program's page is opened with.</summary>
    public static string Query(LoginTicketId ticket) => $"t={ticket}";
}

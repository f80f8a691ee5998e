using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.SignalR;

namespace BlazorConsole.Features.SignIn;

/// <summary>What the hub tells a waiting screen.</summary>
public interface ISignInScreen
{
    /// <summary>The watched ticket changed: read it. Carries nothing, so that losing it or getting it twice is harmless.</summary>
    Task Changed();
}

/// <summary>
/// Tells waiting screens that their ticket changed. The browser's secret comes with the upgrade request and never reaches a script;
/// whose Origin is not ours was refused before it got here.
/// </summary>
internal sealed class SignInHub(ReadTicket readTicket, HostedPage page) : Hub<ISignInScreen>
{
    /// <summary>Watches the screen's own ticket and answers how it stands; null for a ticket that is not this screen's.</summary>
    public async Task<TicketView?> Watch(string id)
    {
        // Watching first, reading second: a change between the two is told, not lost.
        if (LoginTicketId.TryParse(id, out var ticket))
            await Groups.AddToGroupAsync(Context.ConnectionId, ticket.Value, Context.ConnectionAborted);
        var view = await readTicket.RunAsync(id, page.Of(Context.GetHttpContext()!.Request), Context.ConnectionAborted);
        if (view.Succeeded)
            return view.Value;

        await Groups.RemoveFromGroupAsync(Context.ConnectionId, id, Context.ConnectionAborted);
        return null;
    }
}

/// <summary>Hands committed changes of tickets to the screens that watch them.</summary>
internal sealed class TicketNudges(IHubContext<SignInHub, ISignInScreen> hub) : INudgeListener
{
    public void Hear(Nudge nudge)
    {
        // Not awaited: the write lane does not wait for sockets, and a screen that misses this reads again when it reconnects.
        if (nudge is Nudge.TicketChanged changed)
            _ = hub.Clients.Group(changed.Ticket.Value).Changed();
    }
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// Our own page as a screen: one HttpOnly secret per browser, set by the page's GET. Many tickets and two tabs share it, and no script reads
/// it.
/// </summary>
internal sealed class HostedPage(ConsoleCookies cookies)
{
    /// <summary>What the browser that sent the request shows; null for one without the secret.</summary>
    public TicketBinding? Of(HttpRequest request) =>
        cookies.ReadHash(request, ConsoleCookies.Browser) is { } hash ? new TicketBinding(TicketBinderKind.HostedPage, hash) : null;
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// Our own page: one HttpOnly secret per browser, set by the page's GET. Many tickets and two tabs share it, and no script reads it.
/// </summary>
internal sealed class HostedPageBinder(ConsoleCookies cookies) : ITicketBinder
{
    public TicketBinderKind Kind => TicketBinderKind.HostedPage;

    public TicketBinding? Bind(HttpRequest request) =>
        cookies.ReadHash(request, ConsoleCookies.Browser) is { } hash ? new TicketBinding(Kind, hash) : null;

    public bool Proves(HttpRequest request, LoginTicket ticket) =>
        ticket.Binding.Kind == Kind && cookies.ReadHash(request, ConsoleCookies.Browser) is { } hash && ticket.Binding.Matches(hash);
}

using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Binds a ticket to the screen that asked for it, and later recognises that screen.</summary>
internal interface ITicketBinder
{
    TicketBinderKind Kind { get; }

    /// <summary>What the ticket is bound to; null when the request shows nothing to bind to.</summary>
    TicketBinding? Bind(HttpRequest request);

    /// <summary>Whether the request comes from the screen that the ticket is bound to.</summary>
    bool Proves(HttpRequest request, LoginTicket ticket);
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Reads a ticket for the screen it belongs to. Unknown, foreign and expired tickets answer alike.</summary>
internal sealed class ReadTicket(IDbContextFactory<ConsoleContext> contexts, ITicketBinder binder, TimeProvider clock)
{
    public async Task<Result<TicketView>> RunAsync(string? id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.Id == ticketId, cancellationToken);
        return ticket is not null && binder.Proves(request, ticket) ? TicketView.Of(ticket, clock.GetUtcNow()) : TicketErrors.Expired;
    }
}

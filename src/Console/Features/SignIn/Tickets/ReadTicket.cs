using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Reads a ticket for the screen it belongs to. Unknown, foreign and expired tickets answer alike.</summary>
internal sealed class ReadTicket(IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    /// <param name="id">The ticket's number.</param>
    /// <param name="screen">What the screen shows of itself.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<TicketView>> RunAsync(string? id, TicketBinding? screen, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.Id == ticketId, cancellationToken);
        return ticket is not null && ticket.Binding.Matches(screen) ? TicketView.Of(ticket, clock.GetUtcNow()) : TicketErrors.Expired;
    }
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>The ticket that a phone holds: found by its number, moved only with the scan token.</summary>
internal static class HeldTicket
{
    public static async Task<Result<LoginTicket>> FindAsync(
        LaneItem item, string? id, byte[]? scanTokenHash, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId)
            || await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, cancellationToken) is not { } ticket)
        {
            return TicketErrors.Expired;
        }

        if (scanTokenHash is null || !ticket.IsHeldBy(scanTokenHash))
            return TicketErrors.NotYours;
        return ticket;
    }
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>The screen is left on purpose: nobody can confirm its ticket any more. A merely lost connection never gets here.</summary>
internal sealed class AbandonTicket(IWriteLane lane)
{
    /// <param name="id">The ticket's number.</param>
    /// <param name="screen">What the screen shows of itself.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Error?> RunAsync(string? id, TicketBinding? screen, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        return await lane.RunAsync(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null || !ticket.Binding.Matches(screen))
                    return TicketErrors.Expired;
                if (ticket.Move(LoginTicketSignal.Abandon, item.Now) is { } refusal)
                    return refusal;

                item.AfterCommit(new Nudge.TicketChanged(ticketId));
                return null;
            },
            cancellationToken);
    }
}

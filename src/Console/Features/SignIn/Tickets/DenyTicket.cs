using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>The person refuses on the phone that holds the ticket. Nothing of them is stored; refusing twice is refusing once.</summary>
internal sealed class DenyTicket(IWriteLane lane)
{
    public Task<Error?> RunAsync(string? id, byte[]? scanTokenHash, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            var held = await HeldTicket.FindAsync(item, id, scanTokenHash, token);
            if (!held.Succeeded)
                return held.Error;

            var ticket = held.Value;
            var refusal = ticket.State is LoginTicketState.Denied ? null : ticket.Move(LoginTicketSignal.Deny, item.Now);
            if (refusal is null)
                item.AfterCommit(new Nudge.TicketChanged(ticket.Id));
            return refusal;
        },
        cancellationToken);
}

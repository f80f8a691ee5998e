using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>
/// The person's answer on the phone that holds the ticket. Confirming recognises the person and approves the ticket together, in one
/// transaction; refusing stores nothing of the person.
/// </summary>
internal sealed class DecideTicket(IWriteLane lane, ScannedEvidence sealing, RecognisePerson recognise)
{
    /// <summary>Confirming twice is confirming once: the second answer is the first one's.</summary>
    public Task<Error?> ApproveAsync(string? id, byte[]? scanTokenHash, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            scanTokenHash,
            async (item, ticket, token) =>
            {
                if (ticket.State is LoginTicketState.Approved or LoginTicketState.Redeemed)
                    return null;
                if (ticket.StateAt(item.Now) is not LoginTicketState.Scanned and var current)
                    return TicketErrors.From(current);

                var (evidence, given) = sealing.Open(ticket);
                var recognised = await recognise.InsideAsync(item, evidence, given, ticket.Scenario, token);
                return recognised.Succeeded ? ticket.Approve(recognised.Value, item.Now) : recognised.Error;
            },
            cancellationToken);

    public Task<Error?> DenyAsync(string? id, byte[]? scanTokenHash, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            scanTokenHash,
            (item, ticket, _) => Task.FromResult(
                ticket.State is LoginTicketState.Denied ? null : ticket.Move(LoginTicketSignal.Deny, item.Now)),
            cancellationToken);

    private async Task<Error?> DecideAsync(
        string? id, byte[]? scanTokenHash, Func<LaneItem, LoginTicket, CancellationToken, Task<Error?>> decide, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        return await lane.RunAsync(
            async (item, token) =>
            {
                if (await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token) is not { } ticket)
                    return TicketErrors.Expired;
                if (scanTokenHash is null || !ticket.IsHeldBy(scanTokenHash))
                    return TicketErrors.NotYours;
                if (ticket.Purpose is not TicketPurpose.SignIn)
                    return TicketErrors.WrongPurpose;

                var refusal = await decide(item, ticket, token);
                if (refusal is null)
                    item.AfterCommit(new Nudge.TicketChanged(ticketId));
                return refusal;
            },
            cancellationToken);
    }
}

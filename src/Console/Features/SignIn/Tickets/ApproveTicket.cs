using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What became of the yes.</summary>
/// <param name="Question">What the person must answer first; null when the ticket is approved.</param>
internal sealed record ConfirmOutcome(Question? Question)
{
    public static readonly ConfirmOutcome Approved = new(Question: null);
}

/// <summary>
/// The person confirms on the phone that holds the ticket. Admitting them and the approval of the ticket are one transaction. Confirming
/// twice is confirming once.
/// </summary>
internal sealed class ApproveTicket(IWriteLane lane, SealedEvidence sealing, AdmitPerson admit)
{
    public Task<Result<ConfirmOutcome>> RunAsync(
        string? id, byte[]? scanTokenHash, Confirmation confirmation, CancellationToken cancellationToken) =>
        lane.RunAsync<Result<ConfirmOutcome>>(
            async (item, token) =>
            {
                var held = await HeldTicket.FindAsync(item, id, scanTokenHash, token);
                return held.Succeeded ? await DecideAsync(item, held.Value, confirmation, token) : held.Error;
            },
            cancellationToken);

    private async Task<Result<ConfirmOutcome>> DecideAsync(
        LaneItem item, LoginTicket ticket, Confirmation confirmation, CancellationToken cancellationToken)
    {
        if (ticket.State is LoginTicketState.Approved or LoginTicketState.Redeemed)
            return ConfirmOutcome.Approved;
        if (ticket.StateAt(item.Now) is not LoginTicketState.Scanned and var current)
            return TicketErrors.From(current);

        var visit = sealing.Open(ticket);
        var said = visit.With(confirmation);
        var admission = await admit.RunAsync(item, visit.Evidence, visit.Given, ticket.Scenario, said, cancellationToken);
        if (!admission.Succeeded)
            return admission.Error;
        if (admission.Value is Admission.Missing missing)
        {
            return missing switch
            {
                { Button: not null } => PhoneErrors.Required,
                { Agreements: [_, ..] } => OpenAgreements.Required,
                _ => Keep(item, ticket, visit.After(said, missing)),
            };
        }

        if (ticket.Approve(((Admission.SignedIn)admission.Value).SignIn.Origin, item.Now) is { } refusal)
            return refusal;

        item.AfterCommit(new Nudge.TicketChanged(ticket.Id));
        return ConfirmOutcome.Approved;
    }

    private Result<ConfirmOutcome> Keep(LaneItem item, LoginTicket ticket, HeldVisit visit) =>
        ticket.Keep(sealing.Seal(ticket.Id, visit), item.Now) is { } gone ? gone : new ConfirmOutcome(visit.Question);
}

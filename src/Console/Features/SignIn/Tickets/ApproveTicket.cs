using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

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
internal sealed class ApproveTicket(IWriteLane lane, SealedEvidence sealing, DistantPhones distant, AdmitPerson admit)
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
        if ((distant.Meet(ticket, confirmation.City) ?? ticket.CheckNumber(confirmation.Number, item.Now)) is { } notHere)
        {
            // The screen has a number to show, or a refusal.
            item.AfterCommit(new Nudge.TicketChanged(ticket.Id));
            return notHere;
        }

        var session = ticket.Session is null ? null : await FindAsync(item, ticket.Session, cancellationToken);
        if (ticket.Purpose is TicketPurpose.Phone && session is null)
            return TicketErrors.Abandoned;
        var visit = sealing.Open(ticket);
        var said = visit.With(confirmation);
        var admission = await admit.RunAsync(item, visit.Evidence, visit.Given, ticket.Scenario, said, cancellationToken, only: session?.Origin);
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

        session?.TakePhone();
        item.AfterCommit(new Nudge.TicketChanged(ticket.Id));
        return ConfirmOutcome.Approved;
    }

    // Whoever signed out meanwhile gets no number added.
    private static async Task<Session?> FindAsync(LaneItem item, byte[] hash, CancellationToken cancellationToken) =>
        await item.Context.Sessions.AsTracking().FirstOrDefaultAsync(session => session.TokenHash == hash, cancellationToken) is { } session
        && session.IsLive(item.Now) ? session : null;

    private Result<ConfirmOutcome> Keep(LaneItem item, LoginTicket ticket, HeldVisit visit) =>
        ticket.Keep(sealing.Seal(ticket.Id, visit), item.Now) is { } gone ? gone : new ConfirmOutcome(visit.Question);
}

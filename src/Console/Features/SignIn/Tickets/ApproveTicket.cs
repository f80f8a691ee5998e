using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What the person says with their yes.</summary>
/// <param name="Accepted">The agreements that they ticked.</param>
/// <param name="Phone">The number that they gave just now.</param>
/// <param name="Answer">What they answered, when they were asked.</param>
internal sealed record Confirmation(IReadOnlySet<AgreementVersion> Accepted, PhoneProof? Phone = null, PersonAnswer? Answer = null);

/// <summary>What became of the yes.</summary>
/// <param name="Question">What the person must answer first; null when the ticket is approved.</param>
internal sealed record ConfirmOutcome(Question? Question)
{
    public static readonly ConfirmOutcome Approved = new(Question: null);
}

/// <summary>
/// The person confirms on the phone that holds the ticket. Recognising them, what they accepted and gave, and the approval of the ticket
/// are one transaction: either all of it is stored or nothing. Confirming twice is confirming once.
/// </summary>
internal sealed class ApproveTicket(IWriteLane lane, ScannedEvidence sealing, RecognisePerson recognise, OpenAgreements agreements)
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

        var (scanned, given) = sealing.Open(ticket);
        var evidence = confirmation.Phone is { } phone ? scanned with { Phone = phone } : scanned;
        var recognised = await recognise.DecideAsync(item, evidence, confirmation.Answer, cancellationToken);
        if (recognised.Channel.Phone.Ask is PhoneAsk.Required && evidence.Phone is null)
            return PhoneErrors.Required;
        if (recognised.Resolution is Resolution.Refused refused)
            return refused.Error;

        var signedIn = recognised.Resolution as Resolution.SignedIn;
        var asked = await agreements.OfAsync(item.Context, recognised.Channel, signedIn?.Known, cancellationToken);
        if (asked.Any(agreement => agreement.IsMissingFrom(confirmation.Accepted)))
            return OpenAgreements.Required;
        if (recognised.Resolution is Resolution.Asks asks)
            return ticket.Keep(sealing.Seal(ticket.Id, evidence, given), item.Now) is { } gone ? gone : new ConfirmOutcome(asks.Question);

        var signIn = await recognise.StoreAsync(item, recognised, signedIn!, given, ticket.Scenario, cancellationToken);
        foreach (var agreement in asked.Where(agreement => !agreement.IsAccepted))
            item.Context.Acceptances.Add(Acceptance.Of(await FindAsync(item, agreement.Name, cancellationToken), signIn));
        if (ticket.Approve(signIn.Origin, item.Now) is { } refusal)
            return refusal;

        item.AfterCommit(new Nudge.TicketChanged(ticket.Id));
        return ConfirmOutcome.Approved;
    }

    private static Task<Agreement> FindAsync(LaneItem item, AgreementVersion name, CancellationToken cancellationToken) =>
        item.Context.Agreements.SingleAsync(agreement => agreement.Key == name.Key && agreement.Version == name.Version, cancellationToken);
}

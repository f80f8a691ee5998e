using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// The person confirms in the mini program, and perhaps gives their number with it. What would be refused anyway is refused before WeChat
/// is asked: a phone code works once, and costs money.
/// </summary>
internal sealed class ConfirmFromMiniProgram(
    IDbContextFactory<ConsoleContext> contexts,
    ProvePhone prove,
    SealedEvidence sealing,
    OpenAgreements agreements,
    DistantPhones distant,
    ApproveTicket approve,
    TimeProvider clock)
{
    public async Task<Result<ConfirmOutcome>> RunAsync(ConfirmRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        if (request.PhoneCode is { Length: 0 or > 256 } || request.PhoneData is { IsWhole: false } or { Code: null or { Length: 0 or > 256 } } || request.Agreements is { Length: > 64 })
            return RequestErrors.Invalid;
        if (RandomToken.HashOf(request.ScanToken) is not { } hash)
            return TicketErrors.Expired;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.ScanTokenHash == hash, cancellationToken) is not { } ticket)
            return TicketErrors.Expired;
        if (ticket.State is LoginTicketState.Approved or LoginTicketState.Redeemed)
            return ConfirmOutcome.Approved;
        if (ticket.StateAt(clock.GetUtcNow()) is not LoginTicketState.Scanned and var current)
            return TicketErrors.From(current);

        var channel = await context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, cancellationToken);
        var confirmation = new Confirmation((request.Agreements ?? []).ToHashSet(), Phone: null, request.Answer, request.Number, distant.CityOf(http));
        var givesPhone = request.PhoneCode is not null || request.PhoneData is not null;
        if (await RefusalAsync(context, channel, ticket, confirmation, givesPhone, cancellationToken) is { } refusal)
            return refusal;

        if (givesPhone && ticket.IsRightNumber(request.Number) && (channel.Phone.Ask is not PhoneAsk.None || ticket.Purpose is TicketPurpose.Phone))
        {
            var proof = await prove.OfAsync(
                channel, ticket.ScannedOpenId!.Value, request.PhoneCode, request.PhoneProof, request.PhoneData, cancellationToken);
            if (!proof.Succeeded)
                return proof.Error;
            confirmation = confirmation with { Phone = proof.Value };
        }

        return await approve.RunAsync(ticket.Id.Value, hash, confirmation, cancellationToken);
    }

    private async Task<Error?> RefusalAsync(
        ConsoleContext context, Channel channel, LoginTicket ticket, Confirmation confirmation, bool givesPhone, CancellationToken cancellationToken)
    {
        var evidence = sealing.Open(ticket).Evidence;
        var asked = await agreements.OfAsync(context, channel, evidence.Subject, cancellationToken);
        if (asked.Any(agreement => agreement.IsMissingFrom(confirmation.Accepted)))
            return OpenAgreements.Required;
        if (givesPhone || evidence.Phone is not null)
            return null;
        var isRequired = ticket.Purpose is TicketPurpose.Phone || await context.AskedAsync(channel, evidence.Subject, cancellationToken) is PhoneAsk.Required;
        return isRequired ? PhoneErrors.Required : null;
    }
}

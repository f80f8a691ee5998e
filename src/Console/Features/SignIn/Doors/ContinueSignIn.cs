using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>A mini program or an app sends what was missing.</summary>
internal sealed class ContinueSignIn(
    IDbContextFactory<ConsoleContext> contexts, SealedEvidence sealing, ProvePhone prove, EnterDoor enter, Askers askers, TimeProvider clock)
{
    public async Task<Result<Entry>> RunAsync(ContinueRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        if (!(request.PhoneCode is null || DoorCall.IsCode(request.PhoneCode))
            || (request.PhoneData is { } data && !(data.IsWhole && DoorCall.IsCode(data.Code)))
            || !DoorCall.IsShort(request.Agreements)
            || !DoorCall.IsDevice(request.Device))
            return RequestErrors.Invalid;
        if (RandomToken.Read(request.Enrolment) is not { } token)
            return DoorErrors.EnrolmentExpired;

        var confirmation = DoorCall.Said(request.Agreements, request.Answer);
        if (request.PhoneCode is not null || request.PhoneData is not null)
        {
            var proof = await ProveAsync(token, request, cancellationToken);
            if (!proof.Succeeded)
                return proof.Error;
            confirmation = confirmation with { Phone = proof.Value };
        }

        var device = new SeenDevice(RandomToken.HashOf(request.Device), askers.Of(http));
        return await enter.ContinueAsync(token, SessionKind.App, confirmation, device, cancellationToken);
    }

    // A code that nobody is held for costs no call.
    private async Task<Result<PhoneProof>> ProveAsync(RandomToken token, ContinueRequest request, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await context.Enrolments.FirstOrDefaultAsync(
                held => held.TokenHash == token.Hash && held.Kind == SessionKind.App && held.Deadline > now, cancellationToken) is not { } enrolment)
        {
            return DoorErrors.EnrolmentExpired;
        }

        var channel = await context.Channels.SingleAsync(channel => channel.Id == enrolment.Channel, cancellationToken);
        return channel.Phone.Ask is PhoneAsk.None
            ? RequestErrors.Invalid
            : await prove.OfAsync(
                channel, sealing.Open(enrolment).Evidence.Subject.OpenId, request.PhoneCode, request.PhoneProof, request.PhoneData, cancellationToken);
    }
}

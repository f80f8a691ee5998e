using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>Somebody at a door that has no ticket.</summary>
/// <param name="Scenario">The way in.</param>
/// <param name="Kind">What is to be signed in.</param>
/// <param name="Evidence">What WeChat said of them.</param>
/// <param name="Device">What they come with.</param>
/// <param name="Nickname">The name that it gave, if it did.</param>
/// <param name="Avatar">The picture that it gave, if it did.</param>
internal sealed record DoorVisit(
    string Scenario, SessionKind Kind, Evidence Evidence, SeenDevice? Device = null, string? Nickname = null, Avatar? Avatar = null);

/// <summary>What became of a visit.</summary>
internal abstract record Entry
{
    /// <summary>They are in, or are once they gave their number.</summary>
    internal sealed record SignedIn(SignedInPerson Person, bool IsNew, RandomToken Session, PhoneAsk PhoneStep, bool HasNotices) : Entry;

    /// <summary>Something is missing still; whoever has the token goes on.</summary>
    internal sealed record Held(RandomToken Enrolment, Admission.Missing Missing, TimeSpan ExpiresIn) : Entry;
}

/// <summary>
/// Signs somebody in at a door without a ticket, or holds them until they answered what is missing. Whoever is let in has a session in the
/// same transaction.
/// </summary>
internal sealed class EnterDoor(IWriteLane lane, AdmitPerson admit, SealedEvidence sealing, IOptions<SignInOptions> options)
{
    public Task<Result<Entry>> RunAsync(DoorVisit visit, Confirmation confirmation, CancellationToken cancellationToken) =>
        lane.RunAsync<Result<Entry>>(
            async (item, token) =>
            {
                var given = new Profile(Nickname.Clean(visit.Nickname), visit.Avatar?.Id);
                if (visit.Avatar is { } avatar && !await item.Context.Avatars.AnyAsync(known => known.Id == avatar.Id, token))
                    item.Context.Avatars.Add(avatar);

                var admission = await admit.RunAsync(item, visit.Evidence, given, visit.Scenario, confirmation, token);
                if (!admission.Succeeded)
                    return admission.Error;
                if (admission.Value is Admission.SignedIn signedIn)
                    return await OpenAsync(item, signedIn, visit.Kind, visit.Scenario, visit.Device, token);

                var missing = (Admission.Missing)admission.Value;
                var enrolment = RandomToken.New();
                item.Context.Enrolments.Add(Enrolment.Hold(
                    enrolment.Hash, visit.Evidence.Channel, visit.Scenario, visit.Kind,
                    sealing.Seal(enrolment.Hash, new HeldVisit(missing.Evidence, given, confirmation.Accepted, missing.Question)), item.Now));
                return new Entry.Held(enrolment, missing, Enrolment.Lifetime);
            },
            cancellationToken);

    /// <summary>Goes on with somebody who is held. Their token works until they are in, and no longer.</summary>
    public Task<Result<Entry>> ContinueAsync(
        RandomToken token, SessionKind kind, Confirmation confirmation, SeenDevice? device, CancellationToken cancellationToken) =>
        lane.RunAsync<Result<Entry>>(
            async (item, stop) =>
            {
                var enrolment = await item.Context.Enrolments.AsTracking().FirstOrDefaultAsync(
                    held => held.TokenHash == token.Hash && held.Kind == kind && held.Deadline > item.Now, stop);
                if (enrolment is null)
                    return DoorErrors.EnrolmentExpired;

                var visit = sealing.Open(enrolment);
                var said = visit.With(confirmation);
                var admission = await admit.RunAsync(item, visit.Evidence, visit.Given, enrolment.Scenario, said, stop);
                if (!admission.Succeeded)
                    return admission.Error;
                if (admission.Value is Admission.Missing missing)
                {
                    enrolment.Keep(sealing.Seal(token.Hash, visit.After(said, missing)));
                    return new Entry.Held(token, missing, enrolment.Deadline - item.Now);
                }

                return await item.Context.Enrolments.Where(held => held.TokenHash == token.Hash).ExecuteDeleteAsync(stop) == 1
                    ? await OpenAsync(item, (Admission.SignedIn)admission.Value, kind, enrolment.Scenario, device, stop)
                    : DoorErrors.EnrolmentExpired;
            },
            cancellationToken);

    private async Task<Entry> OpenAsync(
        LaneItem item, Admission.SignedIn signedIn, SessionKind kind, string scenario, SeenDevice? device, CancellationToken cancellationToken)
    {
        // A new token for a new session: one that was there before sign-in cannot become it.
        var session = RandomToken.New();
        var id = signedIn.SignIn.Origin;
        var opened = new Session(session.Hash, kind, id, scenario, item.Now, item.Now + options.Value.SessionLifetime) { Channel = signedIn.SignIn.Channel };
        await OpenSession.RunAsync(item, opened, device, cancellationToken);
        var account = await item.Context.Origins.Where(origin => origin.Id == id)
            .Join(item.Context.Accounts, origin => origin.Account, account => account.Id, (_, account) => account)
            .SingleAsync(cancellationToken);
        var hasNotices = await item.Context.DevicesAskedOf(opened, item.Now).AnyAsync(cancellationToken);
        return new Entry.SignedIn(SignedInPerson.Of(account), signedIn.IsNew, session, opened.PhoneStep, hasNotices);
    }
}

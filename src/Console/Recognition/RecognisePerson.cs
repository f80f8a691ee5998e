using System.Text.Json;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Cases;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Recognition;

/// <summary>
/// Finds out who somebody is: loads the facts, lets the table decide, and stores what it decided. Runs inside the write lane's item,
/// so that the facts cannot change under the decision; running it again with the same evidence decides the same.
/// </summary>
internal sealed class RecognisePerson(Keyring keyring, TraceStore traces)
{
    public async Task<Result<OriginId>> InsideAsync(
        LaneItem item, Evidence evidence, Profile given, string scenario, CancellationToken cancellationToken)
    {
        var channel = await item.Context.Channels.SingleAsync(channel => channel.Id == evidence.Channel, cancellationToken);
        var facts = await LoadFactsAsync(item, channel, evidence, cancellationToken);
        var resolution = Resolver.Resolve(facts);
        if (resolution is Resolution.Refused refused)
            return refused.Error;

        var signedIn = (Resolution.SignedIn)resolution;
        var (origin, key) = signedIn.Known is { } known
            ? await FindAsync(item, known, cancellationToken)
            : await CreateAsync(item, channel, evidence.Subject, scenario, cancellationToken);
        var link = await item.Context.LinkedIdentities.FindAsync([evidence.AppId, evidence.Subject.OpenId], cancellationToken);
        link!.Seen(item.Now);

        await NoteAttestationAsync(item, channel, facts, signedIn.Pair, origin.Id, cancellationToken);
        await NoteProfileAsync(item, origin, given, scenario, cancellationToken);
        item.Context.SignIns.Add(SignIn.Note(
            origin.Id, evidence.Subject, channel.Id, scenario, traces.Seal(key, signedIn.Trace), item.Now));
        if (signedIn.OpensCase)
            await OpenCaseAsync(item, evidence, origin.Id, key, facts, cancellationToken);
        item.AfterCommit(new Nudge.AccountChanged(origin.Account));
        return origin.Id;
    }

    private static async Task<Facts> LoadFactsAsync(LaneItem item, Channel channel, Evidence evidence, CancellationToken cancellationToken)
    {
        var subject = evidence.Subject;
        var link = await item.Context.LinkedIdentities.AsTracking().FirstOrDefaultAsync(
            link => link.AppId == subject.AppId && link.OpenId == subject.OpenId, cancellationToken);
        var holder = subject.UnionId is { } unionId && channel.UnionIdIsUsable
            ? await item.Context.UnionKeys.AsNoTracking().FirstOrDefaultAsync(
                key => key.OpenPlatform == channel.OpenPlatform && key.UnionId == unionId, cancellationToken)
            : null;
        return Facts.Of(evidence, channel.UnionIdIsUsable, link?.Origin, holder?.Origin);
    }

    private static async Task<(Origin Origin, OriginKey Key)> FindAsync(LaneItem item, OriginId id, CancellationToken cancellationToken) => (
        await item.Context.Origins.SingleAsync(origin => origin.Id == id, cancellationToken),
        await item.Context.OriginKeys.SingleAsync(key => key.Origin == id, cancellationToken));

    // The key is claimed before the origin exists for anybody: a second first sign-in of the same OpenID finds it, not a gap.
    private async Task<(Origin Origin, OriginKey Key)> CreateAsync(
        LaneItem item, Channel channel, WeChatSubject subject, string scenario, CancellationToken cancellationToken)
    {
        var origin = Origin.Create(OriginId.New(item.Now), channel.Id, scenario, item.Now);
        var key = keyring.NewOriginKey(origin.Id);
        item.Context.Accounts.Add(Account.Of(origin));
        item.Context.Origins.Add(origin);
        item.Context.OriginKeys.Add(key);
        item.Context.LinkedIdentities.Add(LinkedIdentity.Attach(subject, origin.Id, channel.Id, item.Now));
        await item.Context.SaveChangesAsync(cancellationToken);
        return (origin, key);
    }

    private static async Task NoteAttestationAsync(
        LaneItem item, Channel channel, Facts facts, Placement? placement, OriginId origin, CancellationToken cancellationToken)
    {
        var evidence = facts.Evidence;
        if (evidence.Subject.UnionId is not { } unionId || placement is not { } place)
            return;

        if (await item.Context.Attestations.FindAsync([evidence.AppId, evidence.Subject.OpenId, unionId], cancellationToken) is { } known)
            known.Seen(item.Now);
        else
            item.Context.Attestations.Add(Attestation.Note(evidence.Subject, unionId, channel.Id, channel.OpenPlatform, place, item.Now));

        if (place is Placement.Accepted && facts.UnionId is UnionIdStanding.New)
            item.Context.UnionKeys.Add(new UnionKey(channel.OpenPlatform!.Value, unionId, origin, item.Now));
    }

    private static async Task NoteProfileAsync(LaneItem item, Origin origin, Profile given, string scenario, CancellationToken cancellationToken)
    {
        var facts = await item.Context.ProfileFacts.AsTracking().Where(fact => fact.Origin == origin.Id).ToListAsync(cancellationToken);
        Note(ProfileField.Nickname, given.Nickname);
        Note(ProfileField.Avatar, given.Avatar?.Value.ToString("N"));

        // Until accounts are joined, the origin's own facts are all there are.
        var account = await item.Context.Accounts.AsTracking().SingleAsync(account => account.Id == origin.Account, cancellationToken);
        account.SignedIn(Profile.Of(facts), scenario, item.Now);

        void Note(ProfileField field, string? value)
        {
            if (value is null)
                return;
            if (facts.Find(fact => fact.Field == field && fact.Source == ProfileSource.WeChat) is { } fact)
                fact.Replace(value, item.Now);
            else
                facts.Add(item.Context.ProfileFacts.Add(new ProfileFact(origin.Id, field, ProfileSource.WeChat, value, item.Now)).Entity);
        }
    }

    private async Task OpenCaseAsync(
        LaneItem item, Evidence evidence, OriginId origin, OriginKey key, Facts facts, CancellationToken cancellationToken)
    {
        var problem = Case.ProblemOfPair(evidence.Subject, evidence.Subject.UnionId!.Value);
        var open = await item.Context.Cases.AsTracking().FirstOrDefaultAsync(
            @case => @case.Problem == problem && @case.State == CaseState.Open, cancellationToken);
        if (open is not null)
        {
            open.SeenAgain(item.Now);
            return;
        }

        var concerned = new
        {
            AppId = evidence.AppId.Value,
            OpenId = evidence.Subject.OpenId.Value,
            UnionId = evidence.Subject.UnionId?.Value,
            Known = facts.Known?.Value,
            Holder = facts.Holder?.Value,
        };
        item.Context.Cases.Add(Case.Open(
            CaseId.New(item.Now), problem, origin, keyring.Seal(key, JsonSerializer.SerializeToUtf8Bytes(concerned), "case"), item.Now));
    }
}

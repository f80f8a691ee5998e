using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Recognition;

/// <summary>What the table decided about somebody; nothing of it is done yet.</summary>
internal sealed record Recognised(Channel Channel, Facts Facts, Resolution Resolution);

/// <summary>
/// Finds out who somebody is: loads the facts, lets the table decide, and stores what it decided. Both halves run inside the same item
/// of the write lane, so that the facts cannot change under the decision; running it again with the same evidence decides the same.
/// </summary>
internal sealed class RecognisePerson(
    Keyring keyring, TraceStore traces, SettlePairs settle, LoadFacts load, StorePhone phones, OpenCase cases)
{
    /// <summary>Lets the table decide. Stores nothing of the person.</summary>
    public async Task<Recognised> DecideAsync(LaneItem item, Evidence evidence, PersonAnswer? answer, CancellationToken cancellationToken)
    {
        var channel = await item.Context.Channels.AsTracking().SingleAsync(channel => channel.Id == evidence.Channel, cancellationToken);
        // What a virtual visitor or a contradiction names is no sighting of anybody.
        if (evidence is { NamesOnePerson: true, IsSnapshot: false })
            await settle.BySightAsync(item, channel, evidence.Subject, cancellationToken);

        var facts = await load.AboutAsync(item.Context, channel, evidence, answer, item.Now, cancellationToken);
        return new Recognised(channel, facts, Resolver.Resolve(facts));
    }

    /// <summary>Does what was decided.</summary>
    /// <param name="item">The item that <see cref="DecideAsync"/> ran in.</param>
    /// <param name="recognised">What it decided.</param>
    /// <param name="signedIn">That, once more: somebody signs in.</param>
    /// <param name="given">Nickname and avatar that WeChat gave.</param>
    /// <param name="scenario">The way in.</param>
    /// <param name="cancellationToken">The item's.</param>
    public async Task<SignIn> StoreAsync(
        LaneItem item, Recognised recognised, Resolution.SignedIn signedIn, Profile given, string scenario, CancellationToken cancellationToken)
    {
        var (channel, facts, _) = recognised;
        var evidence = facts.Evidence;
        var (origin, key) = signedIn.Known is { } known
            ? await FindAsync(item, known, cancellationToken)
            : await CreateAsync(item, channel, scenario, cancellationToken);
        await LinkAsync(item, evidence.Subject, origin.Id, channel.Id, cancellationToken);
        await NoteAttestationAsync(item, channel, facts, signedIn.Pair, origin.Id, cancellationToken);
        await NoteProfileAsync(item, origin, given, scenario, cancellationToken);

        var signIn = SignIn.Note(origin.Id, evidence.Subject, channel.Id, scenario, traces.Seal(key, signedIn.Trace), item.Now);
        item.Context.SignIns.Add(signIn);
        if (evidence.Phone is { } proof)
            await phones.InsideAsync(item, origin, key, signedIn.Phone, proof, signIn.Id, cancellationToken);

        if (signedIn.LeavesOpen is Undecided.Pair)
            await cases.AboutPairAsync(item, evidence.Subject, origin.Id, facts.Holder, cancellationToken);
        else if (signedIn.LeavesOpen is Undecided.Phone)
            await cases.AboutPhoneAsync(item, evidence.Phone!, origin.Id, cancellationToken);
        item.AfterCommit(new Nudge.AccountChanged(origin.Account));
        return signIn;
    }

    /// <summary>
    /// WeChat said, while nobody was there, that a known OpenID has a UnionID: it gets its place by the same rows as at a sign-in, and nobody
    /// signs in.
    /// </summary>
    /// <returns>Where the pair was placed; null for an OpenID that is not known.</returns>
    public async Task<Placement?> LearnAsync(LaneItem item, ChannelId channel, WeChatSubject subject, CancellationToken cancellationToken)
    {
        var evidence = new Evidence(channel, subject.AppId, [new Answer(subject.OpenId, subject.UnionId)], IsSnapshot: false, item.Now);
        var recognised = await DecideAsync(item, evidence, answer: null, cancellationToken);
        if (recognised is not { Facts.IsMigrated: false, Resolution: Resolution.SignedIn { Known: { } origin } signedIn })
            return null;

        await NoteAttestationAsync(item, recognised.Channel, recognised.Facts, signedIn.Pair, origin, cancellationToken);
        if (signedIn.LeavesOpen is Undecided.Pair)
            await cases.AboutPairAsync(item, subject, origin, recognised.Facts.Holder, cancellationToken);
        item.AfterCommit(new Nudge.AccountChanged(await item.Context.Origins.Where(known => known.Id == origin).Select(known => known.Account).SingleAsync(cancellationToken)));
        return signedIn.Pair;
    }

    private static async Task<(Origin Origin, OriginKey Key)> FindAsync(LaneItem item, OriginId id, CancellationToken cancellationToken) => (
        await item.Context.Origins.SingleAsync(origin => origin.Id == id, cancellationToken),
        await item.Context.OriginKeys.SingleAsync(key => key.Origin == id, cancellationToken));

    private async Task<(Origin Origin, OriginKey Key)> CreateAsync(
        LaneItem item, Channel channel, string scenario, CancellationToken cancellationToken)
    {
        var origin = Origin.Create(OriginId.New(item.Now), channel.Id, scenario, item.Now);
        var key = keyring.NewOriginKey(origin.Id);
        item.Context.Accounts.Add(Account.Of(origin));
        item.Context.Origins.Add(origin);
        item.Context.OriginKeys.Add(key);
        await item.Context.SaveChangesAsync(cancellationToken);
        return (origin, key);
    }

    private static async Task LinkAsync(
        LaneItem item, WeChatSubject subject, OriginId origin, ChannelId channel, CancellationToken cancellationToken)
    {
        if (await item.Context.LinkedIdentities.FindAsync([subject.AppId, subject.OpenId], cancellationToken) is { } link)
            link.Seen(item.Now);
        else
            item.Context.LinkedIdentities.Add(LinkedIdentity.Attach(subject, origin, channel, item.Now));
    }

    private static async Task NoteAttestationAsync(
        LaneItem item, Channel channel, Facts facts, Placement? placement, OriginId origin, CancellationToken cancellationToken)
    {
        var evidence = facts.Evidence;
        if (evidence.Subject.UnionId is not { } unionId || placement is not { } place)
            return;

        if (await item.Context.Attestations.FindAsync([evidence.AppId, evidence.Subject.OpenId, unionId], cancellationToken) is { } known)
            known.Seen(channel.OpenPlatform, item.Now);
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
}

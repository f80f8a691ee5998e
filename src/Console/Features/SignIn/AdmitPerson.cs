using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>What the person says with their yes.</summary>
/// <param name="Accepted">The agreements that they ticked.</param>
/// <param name="Phone">The number that they gave just now.</param>
/// <param name="Answer">What they answered, when they were asked.</param>
/// <param name="Number">The number that they typed, when the screen showed one.</param>
/// <param name="City">Where the phone is that says it, as far as it is known.</param>
internal sealed record Confirmation(
    IReadOnlySet<AgreementVersion> Accepted, PhoneProof? Phone = null, PersonAnswer? Answer = null, int? Number = null, string? City = null)
{
    /// <summary>Nothing but the yes itself.</summary>
    public static readonly Confirmation Plain = new(new HashSet<AgreementVersion>());
}

/// <summary>Whether a person is in.</summary>
internal abstract record Admission
{
    /// <summary>They are, and it is stored.</summary>
    internal sealed record SignedIn(Domain.Accounts.SignIn SignIn, bool IsNew) : Admission;

    /// <summary>Nothing is stored: this is missing still.</summary>
    /// <param name="Evidence">What is known by now, with the number if one was given.</param>
    /// <param name="Button">The phone button to press, where the channel's policy wants a number.</param>
    /// <param name="Agreements">What was not accepted in its present version.</param>
    /// <param name="Question">What the rules ask.</param>
    internal sealed record Missing(Evidence Evidence, ProofStrength? Button, IReadOnlyList<AskedAgreement> Agreements, Question? Question) : Admission;
}

/// <summary>
/// Lets somebody in whom WeChat named, or says what is missing. Recognising them and storing what they accepted and gave are part of the
/// caller's item in the write lane: either all of it is stored or nothing.
/// </summary>
internal sealed class AdmitPerson(RecognisePerson recognise, OpenAgreements agreements)
{
    /// <param name="item">The caller's item.</param>
    /// <param name="known">What WeChat said until now.</param>
    /// <param name="given">Nickname and avatar that it gave.</param>
    /// <param name="scenario">The way in.</param>
    /// <param name="confirmation">The person's yes.</param>
    /// <param name="cancellationToken">The item's.</param>
    /// <param name="only">Who it must be, where somebody who is signed in gives their number; nobody else, and no newcomer.</param>
    public async Task<Result<Admission>> RunAsync(
        LaneItem item, Evidence known, Profile given, string scenario, Confirmation confirmation, CancellationToken cancellationToken,
        OriginId? only = null)
    {
        var evidence = confirmation.Phone is { } phone ? known with { Phone = phone } : known;
        var recognised = await recognise.DecideAsync(item, evidence, confirmation.Answer, cancellationToken);
        var signedIn = recognised.Resolution as Resolution.SignedIn;
        if (only is { } person && !(signedIn?.Known is { } found && await item.Context.AreOneAsync(found, person, cancellationToken)))
            return PhoneErrors.AnotherPerson;
        if (recognised.Resolution is Resolution.Refused refused)
            return refused.Error;

        var asked = await agreements.OfAsync(item.Context, recognised.Channel, signedIn?.Known, cancellationToken);
        var wantsNumber = evidence.Phone is null
            && (only is not null || (AsksItself(recognised.Channel) && !await IsOnRecordAsync(item, recognised.Channel, signedIn, cancellationToken)));
        var missing = new Admission.Missing(
            evidence,
            wantsNumber ? recognised.Channel.Phone.Proof : null,
            [.. asked.Where(agreement => agreement.IsMissingFrom(confirmation.Accepted))],
            (recognised.Resolution as Resolution.Asks)?.Question);
        if (missing is not { Button: null, Agreements: [], Question: null })
            return missing;

        var signIn = await recognise.StoreAsync(item, recognised, signedIn!, given, scenario, cancellationToken);
        foreach (var agreement in asked.Where(agreement => !agreement.IsAccepted))
            item.Context.Acceptances.Add(Acceptance.Of(await FindAsync(item, agreement.Name, cancellationToken), signIn));
        return new Admission.SignedIn(signIn, signedIn!.Known is null);
    }

    // Every other channel has a step after the sign-in.
    private static bool AsksItself(Channel channel) => channel is { Kind: ChannelKind.MiniProgram, Phone.Ask: PhoneAsk.Required };

    private static async Task<bool> IsOnRecordAsync(LaneItem item, Channel channel, Resolution.SignedIn? signedIn, CancellationToken cancellationToken) =>
        channel.Phone.Reuse && signedIn?.Known is { } known && await item.Context.HoldsNumberAsync(known, cancellationToken);

    private static Task<Agreement> FindAsync(LaneItem item, AgreementVersion name, CancellationToken cancellationToken) =>
        item.Context.Agreements.SingleAsync(agreement => agreement.Key == name.Key && agreement.Version == name.Version, cancellationToken);
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;

namespace BlazorConsole.Domain.Tests.Recognition;

public sealed class RulesTests
{
    private static readonly PhoneHolder Strong = new(ProofStrength.RealTime, IsFresh: true, HasAnotherWeChat: false);

    [Fact]
    public void A1_AnswersWithTwoOpenIds_RefusesAndStoresNothing()
    {
        var refused = Assert.IsType<Resolution.Refused>(Resolver.Resolve(Cells.Of(namesOne: false)));

        Assert.Equal(A1AnswersNameDifferentPeople.NotConfirmed, refused.Error);
        Assert.Equal(["A1"], RowsOf(refused));
    }

    [Fact]
    public void A1_AnswersWithTwoUnionIds_Refuses()
    {
        var evidence = Given.Evidence(answers: [new Answer(Given.OpenId(), Given.UnionId(1)), new Answer(Given.OpenId(), Given.UnionId(2))]);

        Assert.IsType<Resolution.Refused>(Resolver.Resolve(Cells.Of() with { Evidence = evidence }));
    }

    [Fact]
    public void A1_NoAnswerAtAll_Refuses() =>
        Assert.False(new Evidence(Given.Channel, Given.AppId, [], false, Given.Now).NamesOnePerson);

    [Fact]
    public void Evidence_UnionIdInTheSecondAnswerOnly_IsTaken()
    {
        var evidence = Given.Evidence(answers: [new Answer(Given.OpenId(), null), new Answer(Given.OpenId(), Given.UnionId())]);

        Assert.Equal(Given.UnionId(), evidence.Subject.UnionId);
    }

    [Fact]
    public void A2_SnapshotVisitor_IsAGuestEvenWhenTheOpenIdIsKnown()
    {
        var refused = Assert.IsType<Resolution.Refused>(Resolver.Resolve(Cells.Of(isSnapshot: true, known: Cells.Person)));

        Assert.Equal(A2SnapshotVisitor.Guest, refused.Error);
    }

    [Theory]
    [InlineData(UnionIdStanding.Absent, null)]
    [InlineData(UnionIdStanding.Unscoped, Placement.Unscoped)]
    [InlineData(UnionIdStanding.New, Placement.Accepted)]
    public void B1D1_NobodyKnown_CreatesAndPlacesThePair(UnionIdStanding standing, Placement? placement)
    {
        var signedIn = SignedIn(Cells.Of(standing: standing));

        Assert.Null(signedIn.Known);
        Assert.Equal(placement, signedIn.Pair);
        Assert.Equal(["A4", "B1", "D-1", "C1"], RowsOf(signedIn));
    }

    [Fact]
    public void B7_UnionIdOfSomebody_AttachesTheNewOpenIdToThem()
    {
        var signedIn = SignedIn(Cells.Of(standing: UnionIdStanding.HeldElsewhere));

        Assert.Equal((Cells.Other, Placement.Accepted), (signedIn.Known!.Value, signedIn.Pair));
        Assert.Equal(["A4", "B7", "C1"], RowsOf(signedIn));
        Assert.Equal("oUni…0001", signedIn.Trace.Lines[1].Value);
    }

    [Fact]
    public void B7_UnionIdOfSomebodyWithAnotherOpenIdOfTheApp_IsLeftUndecided() =>
        Assert.Equal(Undecided.Pair, SignedIn(Cells.Of(standing: UnionIdStanding.HeldElsewhere, clashes: true)).LeavesOpen);

    [Theory]
    [InlineData(UnionIdStanding.Absent, null)]
    [InlineData(UnionIdStanding.Unscoped, Placement.Unscoped)]
    [InlineData(UnionIdStanding.Own, Placement.Accepted)]
    public void B9_KnownOpenId_SignsInAsWhoItIs(UnionIdStanding standing, Placement? placement)
    {
        var signedIn = SignedIn(Cells.Of(known: Cells.Person, standing: standing));

        Assert.Equal(Cells.Person, signedIn.Known);
        Assert.Equal(placement, signedIn.Pair);
        Assert.Equal(["A4", "B9", "C1"], RowsOf(signedIn));
    }

    [Fact]
    public void B10_UnionIdThatCameLater_IsGivenToTheKnownOpenId()
    {
        var signedIn = SignedIn(Cells.Of(known: Cells.Person, standing: UnionIdStanding.New));

        Assert.Equal((Cells.Person, Placement.Accepted), (signedIn.Known!.Value, signedIn.Pair));
        Assert.Equal(["A4", "B10", "C1"], RowsOf(signedIn));
    }

    [Fact]
    public void B10_SecondUnionIdOfOneOpenPlatform_IsLeftUndecided() =>
        Assert.Equal(Undecided.Pair, SignedIn(Cells.Of(known: Cells.Person, standing: UnionIdStanding.New, clashes: true)).LeavesOpen);

    [Theory]
    [InlineData(PhoneStanding.Absent, ProofStrength.Quick, false, "C1", PhoneAction.Leave)]
    [InlineData(PhoneStanding.Muted, ProofStrength.Quick, false, "C1", PhoneAction.Leave)]
    [InlineData(PhoneStanding.Muted, ProofStrength.RealTime, false, "C1", PhoneAction.Contact)]
    [InlineData(PhoneStanding.Shared, ProofStrength.RealTime, true, "C2", PhoneAction.Prove)]
    [InlineData(PhoneStanding.Own, ProofStrength.RealTime, true, "C3", PhoneAction.Prove)]
    [InlineData(PhoneStanding.Own, ProofStrength.Quick, true, "C4", PhoneAction.Prove)]
    [InlineData(PhoneStanding.Free, ProofStrength.RealTime, true, "C5", PhoneAction.Contact)]
    [InlineData(PhoneStanding.HeldElsewhere, ProofStrength.RealTime, true, "C5", PhoneAction.Contact)]
    [InlineData(PhoneStanding.Free, ProofStrength.Quick, false, "C6", PhoneAction.Hold)]
    [InlineData(PhoneStanding.Free, ProofStrength.RealTime, false, "C6", PhoneAction.Hold)]
    [InlineData(PhoneStanding.HeldElsewhere, ProofStrength.Quick, false, "C8", PhoneAction.Contact)]
    public void C_NumberOfAKnownPerson_IsDealtWith(PhoneStanding standing, ProofStrength strength, bool isAtCap, string row, PhoneAction action)
    {
        var phone = Cells.Phone(standing, strength, standing is PhoneStanding.HeldElsewhere or PhoneStanding.Shared ? Strong : null, isAtCap);
        var signedIn = SignedIn(Cells.Of(known: Cells.Person, phone: phone));

        Assert.Equal(action, signedIn.Phone);
        Assert.Equal(["A4", "B9", row], RowsOf(signedIn));
    }

    [Fact]
    public void C_RealTimeProofOfANumberThatAnotherHolds_IsLeftUndecided()
    {
        var signedIn = SignedIn(Cells.Of(known: Cells.Person, phone: Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.RealTime, Strong)));

        Assert.Equal((PhoneAction.Leave, Undecided.Phone), (signedIn.Phone, signedIn.LeavesOpen));
    }

    [Fact]
    public void D1_NumberHeldByAQuickProof_FindsNobodyAndBecomesAContact()
    {
        var weak = new PhoneHolder(ProofStrength.Quick, IsFresh: true, HasAnotherWeChat: true);
        var signedIn = SignedIn(Cells.Of(phone: Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.Quick, weak)));

        Assert.Equal(["A4", "B1", "D-1", "C8"], RowsOf(signedIn));
    }

    [Theory]
    [InlineData(false, "D-6")]
    [InlineData(true, "D-7")]
    public void D6D7_QuickProofOfAKnownNumber_AsksAndTellsNothing(bool hasAnother, string row)
    {
        var facts = Cells.Of(phone: Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.Quick, Strong with { HasAnotherWeChat = hasAnother }));

        var asks = Assert.IsType<Resolution.Asks>(Resolver.Resolve(facts));

        Assert.Equal(["A4", "B1", row], RowsOf(asks));
        Assert.Equal(("known-number", null), (asks.Question.Kind, asks.Question.Hint));
        Assert.Equal([PersonAnswer.Separately], asks.Question.Options);
    }

    [Theory]
    [InlineData(false, "D-6")]
    [InlineData(true, "D-7")]
    public void D6D7_GoingOnSeparately_CreatesAndMakesTheNumberAContact(bool hasAnother, string row)
    {
        var phone = Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.Quick, Strong with { HasAnotherWeChat = hasAnother });
        var signedIn = SignedIn(Cells.Of(phone: phone, answer: PersonAnswer.Separately));

        Assert.Null(signedIn.Known);
        Assert.Equal(PhoneAction.Contact, signedIn.Phone);
        Assert.Equal(["A4", "B1", row, "C8"], RowsOf(signedIn));
    }

    [Fact]
    public void D7_RealTimeProof_ShowsTheMaskedNumber()
    {
        var facts = Cells.Of(phone: Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.RealTime, Strong with { HasAnotherWeChat = true }));

        Assert.Equal("+86 138••••8866", Assert.IsType<Resolution.Asks>(Resolver.Resolve(facts)).Question.Hint);
    }

    [Fact]
    public void D2_NewcomerOfAChannelThatAsks_IsAskedAndGetsAnAccountByTheirAnswer()
    {
        var asks = Assert.IsType<Resolution.Asks>(Resolver.Resolve(Cells.Of(mode: ChannelMode.AskToBind)));
        var signedIn = SignedIn(Cells.Of(mode: ChannelMode.AskToBind, answer: PersonAnswer.Separately));

        Assert.Equal(("newcomer", null), (asks.Question.Kind, asks.Question.Hint));
        Assert.Null(signedIn.Known);
        Assert.Equal(["A4", "B1", "D-2", "C1"], RowsOf(signedIn));
    }

    [Fact]
    public void D3_NewcomerOfALoginOnlyChannel_IsRefused()
    {
        var refused = Assert.IsType<Resolution.Refused>(Resolver.Resolve(Cells.Of(mode: ChannelMode.LoginOnly)));

        Assert.Equal(D3NotForNewcomers.NoAccount, refused.Error);
        Assert.Equal(["A4", "B1", "D-3"], RowsOf(refused));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D6D7_GoingOnSeparatelyAtALoginOnlyChannel_IsRefused(bool hasAnother)
    {
        var phone = Cells.Phone(PhoneStanding.HeldElsewhere, ProofStrength.RealTime, Strong with { HasAnotherWeChat = hasAnother });

        Assert.IsType<Resolution.Asks>(Resolver.Resolve(Cells.Of(phone: phone, mode: ChannelMode.LoginOnly)));
        var refused = Assert.IsType<Resolution.Refused>(
            Resolver.Resolve(Cells.Of(phone: phone, mode: ChannelMode.LoginOnly, answer: PersonAnswer.Separately)));
        Assert.Equal(D3NotForNewcomers.NoAccount, refused.Error);
    }

    [Fact]
    public void Facts_UnusableUnionIdHeldBySomebody_MatchesNobody()
    {
        var facts = FactsOf(usable: false, known: null);

        Assert.Equal(UnionIdStanding.Unscoped, facts.UnionId);
        Assert.Null(facts.Holder);
    }

    [Fact]
    public void Facts_UnionIdHeldByTheKnownOrigin_IsItsOwn() =>
        Assert.Equal(UnionIdStanding.Own, FactsOf(usable: true, known: Cells.Other).UnionId);

    private static Facts FactsOf(bool usable, Domain.Accounts.OriginId? known) => Facts.Of(
        Given.Evidence(unionId: Given.UnionId()), usable, known, holder: Cells.Other, clashes: false, PhoneFacts.None, answer: null, ChannelMode.Automatic);

    private static Resolution.SignedIn SignedIn(Facts facts) => Assert.IsType<Resolution.SignedIn>(Resolver.Resolve(facts));

    private static IEnumerable<string> RowsOf(Resolution resolution) => resolution.Trace.Lines.Select(line => line.Row);
}

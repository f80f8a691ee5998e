using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;

namespace BlazorConsole.Domain.Tests.Recognition;

public sealed class RulesTests
{
    [Fact]
    public void A1_AnswersWithTwoOpenIds_RefusesAndStoresNothing()
    {
        var facts = FactsOf(Given.Evidence(answers: [new Answer(Given.OpenId(1), null), new Answer(Given.OpenId(2), null)]));

        var refused = Assert.IsType<Resolution.Refused>(Resolver.Resolve(facts));

        Assert.Equal(A1AnswersNameDifferentPeople.NotConfirmed, refused.Error);
        Assert.Equal(["A1"], RowsOf(refused));
    }

    [Fact]
    public void A1_AnswersWithTwoUnionIds_Refuses()
    {
        var evidence = Given.Evidence(answers: [new Answer(Given.OpenId(), Given.UnionId(1)), new Answer(Given.OpenId(), Given.UnionId(2))]);

        Assert.IsType<Resolution.Refused>(Resolver.Resolve(FactsOf(evidence)));
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
        var refused = Assert.IsType<Resolution.Refused>(Resolver.Resolve(FactsOf(Given.Evidence(isSnapshot: true), isKnown: true)));

        Assert.Equal(A2SnapshotVisitor.Guest, refused.Error);
    }

    [Theory]
    [InlineData(UnionIdStanding.Absent, null)]
    [InlineData(UnionIdStanding.Unscoped, Placement.Unscoped)]
    [InlineData(UnionIdStanding.New, Placement.Accepted)]
    public void B1D1_NobodyKnown_CreatesAndPlacesThePair(UnionIdStanding standing, Placement? placement)
    {
        var signedIn = Assert.IsType<Resolution.SignedIn>(Resolver.Resolve(FactsOf(standing: standing)));

        Assert.Null(signedIn.Known);
        Assert.Equal(placement, signedIn.Pair);
        Assert.False(signedIn.OpensCase);
        Assert.Equal(["A4", "B1", "D-1"], RowsOf(signedIn));
    }

    [Theory]
    [InlineData(UnionIdStanding.Absent, null)]
    [InlineData(UnionIdStanding.Unscoped, Placement.Unscoped)]
    [InlineData(UnionIdStanding.Own, Placement.Accepted)]
    public void B9_KnownOpenId_SignsInAsWhoItIs(UnionIdStanding standing, Placement? placement)
    {
        var signedIn = Assert.IsType<Resolution.SignedIn>(Resolver.Resolve(FactsOf(isKnown: true, standing: standing)));

        Assert.Equal(Given.Origin(1), signedIn.Known);
        Assert.Equal(placement, signedIn.Pair);
        Assert.Equal(["A4", "B9"], RowsOf(signedIn));
    }

    [Fact]
    public void Facts_UnusableUnionIdHeldBySomebody_MatchesNobody()
    {
        var facts = Facts.Of(Given.Evidence(unionId: Given.UnionId()), usable: false, known: null, holder: Given.Origin(2));

        Assert.Equal(UnionIdStanding.Unscoped, facts.UnionId);
        Assert.Null(facts.Holder);
    }

    [Fact]
    public void Facts_UnionIdHeldByTheKnownOrigin_IsItsOwn()
    {
        var facts = Facts.Of(Given.Evidence(unionId: Given.UnionId()), usable: true, Given.Origin(1), Given.Origin(1));

        Assert.Equal(UnionIdStanding.Own, facts.UnionId);
    }

    private static Facts FactsOf(Evidence? evidence = null, bool isKnown = false, UnionIdStanding standing = UnionIdStanding.Absent) => new(
        evidence ?? Given.Evidence(unionId: standing is UnionIdStanding.Absent ? null : Given.UnionId()),
        isKnown ? Given.Origin(1) : null,
        standing,
        standing is UnionIdStanding.Own ? Given.Origin(1) : null);

    private static IEnumerable<string> RowsOf(Resolution resolution) => resolution.Trace.Lines.Select(line => line.Row);
}

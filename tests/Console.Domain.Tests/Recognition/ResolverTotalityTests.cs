using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;

namespace BlazorConsole.Domain.Tests.Recognition;

/// <summary>Every combination of facts, and which rows speak.</summary>
public sealed class ResolverTotalityTests
{
    /// <summary>The cells that no row decides yet, by what is known of the OpenID and of the UnionID.</summary>
    private static readonly HashSet<(bool IsKnown, UnionIdStanding UnionId)> Undecided =
    [
        (false, UnionIdStanding.HeldElsewhere),
        (true, UnionIdStanding.New),
        (true, UnionIdStanding.HeldElsewhere),
    ];

    [Fact]
    public void EveryCell_OfEachStage_IsMetByExactlyOneRowOrLeftUndecided()
    {
        var cells = 0;
        foreach (var facts in Cells())
        {
            cells++;
            var admission = RowsOf(Stage.Admission, facts);
            Assert.Single(admission);
            if (admission is not ["A4"])
                continue;

            var isUndecided = Undecided.Contains((facts.Known is not null, facts.UnionId));
            Assert.Equal(isUndecided ? 0 : 1, RowsOf(Stage.WeChat, facts).Count);
            if (facts.Known is null)
                Assert.Single(RowsOf(Stage.Newcomer, facts));
        }

        Assert.Equal(36, cells);
    }

    [Fact]
    public void EveryRow_OverAllCells_DecidesSomething()
    {
        var speaking = Cells().SelectMany(facts => Resolver.Resolve(facts).Trace.Lines).Select(line => line.Row).ToHashSet();

        Assert.Superset(Resolver.Table.Select(rule => rule.Row).ToHashSet(), speaking);
        Assert.Contains(Resolver.Undecided, speaking);
    }

    [Fact]
    public void UndecidedCell_Resolved_NeverAttachesAndOpensACase()
    {
        foreach (var facts in Cells().Where(facts =>
                     facts.Evidence is { NamesOnePerson: true, IsSnapshot: false } && Undecided.Contains((facts.Known is not null, facts.UnionId))))
        {
            var resolution = Assert.IsType<Resolution.SignedIn>(Resolver.Resolve(facts));

            Assert.Equal(facts.Known, resolution.Known);
            Assert.Equal(Placement.SetAside, resolution.Pair);
            Assert.True(resolution.OpensCase);
        }
    }

    private static List<string> RowsOf(Stage stage, Facts facts) =>
        [.. Resolver.Table.Where(rule => rule.Stage == stage && rule.Applies(facts)).Select(rule => rule.Row)];

    private static IEnumerable<Facts> Cells() =>
        from namesOne in (bool[])[true, false]
        from isSnapshot in (bool[])[true, false]
        from known in (OriginId?[])[null, Given.Origin(1)]
        from standing in Enum.GetValues<UnionIdStanding>()
        where known is not null || standing is not UnionIdStanding.Own
        let unionId = standing is UnionIdStanding.Absent ? (UnionId?)null : Given.UnionId()
        let answers = namesOne
            ? [new Answer(Given.OpenId(), unionId)]
            : (Answer[])[new Answer(Given.OpenId(), unionId), new Answer(Given.OpenId(2), unionId)]
        let holder = standing switch
        {
            UnionIdStanding.Own => known,
            UnionIdStanding.HeldElsewhere => Given.Origin(2),
            _ => null,
        }
        select new Facts(Given.Evidence(isSnapshot: isSnapshot, answers: answers), known, standing, holder);
}

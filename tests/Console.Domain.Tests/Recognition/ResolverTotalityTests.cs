using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;

namespace BlazorConsole.Domain.Tests.Recognition;

/// <summary>Over every combination of facts: in each stage that is reached exactly one row speaks, or the cell is one that waits for its row.</summary>
public sealed class ResolverTotalityTests
{
    [Fact]
    public void EveryCell_OfEachStage_IsMetByExactlyOneRowOrLeftUndecided()
    {
        var cells = 0;
        foreach (var facts in Cells.All())
        {
            cells++;
            var admission = RowsOf(Stage.Admission, facts);
            Assert.Single(admission);
            if (admission is not ["A4"])
                continue;

            Assert.Equal(WaitsForItsRow.WeChat(facts) ? 0 : 1, RowsOf(Stage.WeChat, facts).Count);
            if (facts.Known is null)
                Assert.Equal(WaitsForItsRow.Newcomer(facts) ? 0 : 1, RowsOf(Stage.Newcomer, facts).Count);
            Assert.Equal(WaitsForItsRow.Phone(facts) ? 0 : 1, RowsOf(Stage.Phone, facts).Count);
        }

        Assert.Equal(10632, cells);
    }

    [Fact]
    public void EveryRow_OverAllCells_DecidesSomething()
    {
        var speaking = Cells.All().SelectMany(facts => Resolver.Resolve(facts).Trace.Lines).Select(line => line.Row).ToHashSet();

        Assert.Superset(Resolver.Table.Select(rule => rule.Row).ToHashSet(), speaking);
        Assert.Contains(Resolver.UndecidedRow, speaking);
    }

    [Fact]
    public void UndecidedCell_Resolved_NeverAttachesNorMovesANumberAndOpensACase()
    {
        foreach (var facts in Cells.All())
        {
            if (Resolver.Resolve(facts) is not Resolution.SignedIn signedIn || signedIn.Trace.Lines[^1].Row != Resolver.UndecidedRow)
                continue;

            Assert.NotEqual(Undecided.Nothing, signedIn.LeavesOpen);
            Assert.Equal(PhoneAction.Leave, signedIn.Phone);
            if (signedIn.LeavesOpen is Undecided.Pair)
                Assert.Equal((facts.Known, Placement.SetAside), (signedIn.Known, signedIn.Pair));
        }
    }

    [Fact]
    public void DecidedCell_Resolved_LeavesNothingOpen()
    {
        foreach (var facts in Cells.All())
        {
            if (Resolver.Resolve(facts) is Resolution.SignedIn signedIn && signedIn.Trace.Lines[^1].Row != Resolver.UndecidedRow)
                Assert.Equal(Undecided.Nothing, signedIn.LeavesOpen);
        }
    }

    [Fact]
    public void Phone_OfWhoeverElse_NeverChangesWhoSignsIn()
    {
        // A number alone joins nobody: without it the same person, or the same newcomer, comes out.
        foreach (var facts in Cells.All().Where(facts => facts.Mode is ChannelMode.Automatic))
        {
            if (Resolver.Resolve(facts) is Resolution.SignedIn signedIn)
                Assert.Equal(Assert.IsType<Resolution.SignedIn>(Resolver.Resolve(facts with { Phone = PhoneFacts.None })).Known, signedIn.Known);
        }
    }

    [Fact]
    public void Newcomer_OfALoginOnlyChannel_NeverGetsAnAccount()
    {
        foreach (var facts in Cells.All().Where(facts => facts.Mode is ChannelMode.LoginOnly))
            Assert.NotNull(Resolver.Resolve(facts) is Resolution.SignedIn signedIn ? signedIn.Known : Cells.Person);
    }

    [Fact]
    public void Newcomer_OfAChannelThatAsks_GetsAnAccountByTheirAnswerOnly()
    {
        foreach (var facts in Cells.All().Where(facts => facts is { Mode: ChannelMode.AskToBind, Answer: null }))
            Assert.NotNull(Resolver.Resolve(facts) is Resolution.SignedIn signedIn ? signedIn.Known : Cells.Person);
    }

    [Fact]
    public void Mode_OfAChannel_NeverMattersToWhomWeChatNames()
    {
        // Cells without an OpenID that is known, whose UnionID names somebody without a clash.
        foreach (var facts in Cells.All().Where(facts => facts is { UnionId: UnionIdStanding.HeldElsewhere, Clashes: false }))
        {
            var automatic = Resolver.Resolve(facts with { Mode = ChannelMode.Automatic });
            Assert.Equal((automatic as Resolution.SignedIn)?.Known, (Resolver.Resolve(facts) as Resolution.SignedIn)?.Known);
        }
    }

    [Fact]
    public void QuickProof_InEveryCell_ShowsNobodyAHint()
    {
        foreach (var facts in Cells.All().Where(facts => facts.Phone.Strength is ProofStrength.Quick))
        {
            if (Resolver.Resolve(facts) is Resolution.Asks asks)
                Assert.Null(asks.Question.Hint);
        }
    }

    [Fact]
    public void HolderByQuickProof_InEveryCell_IsFoundByNobody()
    {
        foreach (var facts in Cells.All().Where(facts => facts.Phone.Holder is { Strength: ProofStrength.Quick }))
            Assert.NotEqual("known-number", (Resolver.Resolve(facts) as Resolution.Asks)?.Question.Kind);
    }

    private static List<string> RowsOf(Stage stage, Facts facts) =>
        [.. Resolver.Table.Where(rule => rule.Stage == stage && rule.Applies(facts)).Select(rule => rule.Row)];
}

/// <summary>The cells whose rows come later, named by those rows.</summary>
internal static class WaitsForItsRow
{
    /// <summary>B2, B8, B11 to B15.</summary>
    public static bool WeChat(Facts facts) => (facts.Known is not null, facts.UnionId, facts.Clashes) switch
    {
        (false, UnionIdStanding.HeldElsewhere, true) => true,
        (false, UnionIdStanding.New, true) => false,
        (true, UnionIdStanding.New, true) => true,
        (true, UnionIdStanding.HeldElsewhere, _) => true,
        _ => false,
    };

    /// <summary>D-4 and D-5, where the channel is automatic; the other modes say themselves what becomes of a newcomer.</summary>
    public static bool Newcomer(Facts facts) => facts.Mode is ChannelMode.Automatic && facts.Phone switch
    {
        { Standing: PhoneStanding.ImportedOnly, Strength: ProofStrength.RealTime } => true,
        {
            Standing: PhoneStanding.HeldElsewhere, Strength: ProofStrength.RealTime,
            Holder: { Strength: ProofStrength.RealTime, IsFresh: true, HasAnotherWeChat: false },
        } => true,
        _ => false,
    };

    /// <summary>C7, C9 and C10.</summary>
    public static bool Phone(Facts facts) => facts.Phone switch
    {
        { IsAtCap: true } => false,
        { Standing: PhoneStanding.ImportedOnly } => true,
        { Standing: PhoneStanding.HeldElsewhere, Strength: ProofStrength.RealTime } => true,
        _ => false,
    };
}

using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition.Rules;

namespace BlazorConsole.Domain.Recognition;

/// <summary>Runs the table: per stage the one row whose condition holds decides.</summary>
public static class Resolver
{
    /// <summary>Version of the table; stands in every trace and changes with every row.</summary>
    public const int RulesVersion = 1;

    /// <summary>The name in the trace of a cell that no row decides yet.</summary>
    public const string Undecided = "Undecided";

    /// <summary>The table, in the order it is read.</summary>
    public static IReadOnlyList<IRule> Table { get; } =
    [
        new A1AnswersNameDifferentPeople(),
        new A2SnapshotVisitor(),
        new A4Admissible(),
        new B1NobodyKnown(),
        new B9KnownOpenId(),
        new D1FirstVisit(),
    ];

    /// <summary>Decides what the facts mean. Pure: the same facts always give the same answer.</summary>
    public static Resolution Resolve(Facts facts)
    {
        var lines = new List<TraceLine>();
        var trace = new Trace(RulesVersion, facts.Evidence.NamesOnePerson ? facts.Evidence.Subject.UnionId : null, facts.UnionId, lines);

        Verdict? Decide(Stage stage)
        {
            if (Table.SingleOrDefault(rule => rule.Stage == stage && rule.Applies(facts)) is not { } rule)
                return null;

            var verdict = rule.Decide(facts);
            lines.Add(new TraceLine(rule.Row, verdict.Because));
            return verdict;
        }

        if (Decide(Stage.Admission) is Verdict.Refuse refusal)
            return new Resolution.Refused(refusal.Error, trace);

        switch (Decide(Stage.WeChat))
        {
            case Verdict.SignIn signIn:
                return new Resolution.SignedIn(signIn.Origin, signIn.Pair, OpensCase: false, trace);
            case Verdict.Newcomer newcomer:
                Decide(Stage.Newcomer);
                return new Resolution.SignedIn(Known: null, newcomer.Pair, OpensCase: false, trace);
            default:
                return LeaveUndecided(facts, trace, lines);
        }
    }

    /// <summary>
    /// A cell without a row: the OpenID alone decides, UnionID and phone stay where they are, and the facts wait as an open case.
    /// Never an attachment by guess, never an exception.
    /// </summary>
    private static Resolution.SignedIn LeaveUndecided(Facts facts, Trace trace, List<TraceLine> lines)
    {
        lines.Add(new TraceLine(Undecided, facts.Known is null
            ? "WeChat names a UnionID that belongs to somebody else; the OpenID is new. A new account was made and a person must decide."
            : "WeChat names a UnionID that this account does not hold. The OpenID decided, and a person must decide about the UnionID."));
        return new Resolution.SignedIn(facts.Known, Placement.SetAside, OpensCase: true, trace);
    }
}

using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition.Rules;

namespace BlazorConsole.Domain.Recognition;

/// <summary>Runs the table: per stage the one row whose condition holds decides.</summary>
public static class Resolver
{
    /// <summary>Version of the table; stands in every trace and changes with every row.</summary>
    public const int RulesVersion = 3;

    /// <summary>The name in the trace of a cell that no row decides yet.</summary>
    public const string UndecidedRow = "Undecided";

    /// <summary>The table, in the order it is read.</summary>
    public static IReadOnlyList<IRule> Table { get; } =
    [
        new A1AnswersNameDifferentPeople(),
        new A2SnapshotVisitor(),
        new A4Admissible(),
        new B1NobodyKnown(),
        new B7UnionIdKnown(),
        new B9KnownOpenId(),
        new B10UnionIdCameLater(),
        new C1NoUsablePhone(),
        new C2SharedPhone(),
        new C3ProvedAgain(),
        new C4QuickRepeat(),
        new C5TooManyPhones(),
        new C6FreePhone(),
        new C8HeldByAnother(),
        new D1FirstVisit(),
        new D2AskedNewcomer(),
        new D3NotForNewcomers(),
        new D6KnownNumber(),
        new D7NumberOfAnotherWeChat(),
    ];

    /// <summary>Decides what the facts mean. Pure: the same facts always give the same answer.</summary>
    public static Resolution Resolve(Facts facts) => new Reading(facts).Resolve();

    /// <summary>
    /// One reading of the table, from stage to stage. A cell without a row is left undecided: the OpenID alone decides, UnionID and
    /// phone stay where they are, and the facts wait as an open case. Never an attachment by guess, never an exception.
    /// </summary>
    private sealed class Reading(Facts facts)
    {
        private readonly List<TraceLine> _lines = [];

        private Trace Trace => new(
            RulesVersion, facts.Evidence.NamesOnePerson ? facts.Evidence.Subject.UnionId : null, facts.UnionId, facts.Phone.Standing, _lines);

        public Resolution Resolve() => Decide(Stage.Admission) switch
        {
            Verdict.Refuse refusal => new Resolution.Refused(refusal.Error, Trace),
            _ => ByWeChat(),
        };

        private Resolution ByWeChat()
        {
            switch (Decide(Stage.WeChat))
            {
                case Verdict.SignIn signIn:
                    return WithPhone(new Resolution.SignedIn(signIn.Origin, signIn.Pair, PhoneAction.Leave, Undecided.Nothing, Trace));
                case Verdict.Newcomer newcomer:
                    return AsNewcomer(newcomer);
                default:
                    return ByOpenIdAlone();
            }
        }

        // Whoever is new by their OpenID is a newcomer to the channel, whosever the UnionID is.
        private Resolution ByOpenIdAlone()
        {
            if (facts.Known is null && WithoutAccount(Decide(Stage.Newcomer)) is { } end)
                return end;

            LeaveUndecided(facts.Known is null
                ? "WeChat names a UnionID that belongs to somebody else; the OpenID is new. A new account was made and a person must decide."
                : "WeChat names a UnionID that this account does not hold. The OpenID decided, and a person must decide about the UnionID.");
            return new Resolution.SignedIn(facts.Known, Placement.SetAside, PhoneAction.Leave, Undecided.Pair, Trace);
        }

        private Resolution AsNewcomer(Verdict.Newcomer newcomer)
        {
            var verdict = Decide(Stage.Newcomer);
            if (WithoutAccount(verdict) is { } end)
                return end;

            var created = new Resolution.SignedIn(Known: null, newcomer.Pair, PhoneAction.Leave, Undecided.Nothing, Trace);
            if (verdict is Verdict.Create)
                return WithPhone(created);
            LeaveUndecided("The phone number is known at another account. A new account was made without it, and a person must decide.");
            return created with { LeavesOpen = Undecided.Phone };
        }

        private Resolution? WithoutAccount(Verdict? newcomer) => newcomer switch
        {
            Verdict.Ask ask => new Resolution.Asks(ask.Question, Trace),
            Verdict.Refuse refusal => new Resolution.Refused(refusal.Error, Trace),
            _ => null,
        };

        private Resolution.SignedIn WithPhone(Resolution.SignedIn signedIn)
        {
            if (Decide(Stage.Phone) is Verdict.Phone phone)
                return signedIn with { Phone = phone.Action };

            LeaveUndecided("The phone number is claimed by somebody else. It stays as it was, and a person must decide.");
            return signedIn with { LeavesOpen = Undecided.Phone };
        }

        private Verdict? Decide(Stage stage)
        {
            if (Table.SingleOrDefault(rule => rule.Stage == stage && rule.Applies(facts)) is not { } rule)
                return null;

            var verdict = rule.Decide(facts);
            _lines.Add(new TraceLine(rule.Row, verdict.Because.Text, verdict.Because.Value));
            return verdict;
        }

        private void LeaveUndecided(string because) => _lines.Add(new TraceLine(UndecidedRow, because));
    }
}

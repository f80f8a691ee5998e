using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>B7: a new OpenID whose UnionID somebody holds is one more door of that person, unless it clashes with their doors.</summary>
public sealed class B7UnionIdKnown : IRule
{
    /// <inheritdoc />
    public string Row => "B7";

    /// <inheritdoc />
    public Stage Stage => Stage.WeChat;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts is { Known: null, UnionId: UnionIdStanding.HeldElsewhere, Clashes: false };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.SignIn(
        facts.Holder!.Value,
        Placement.Accepted,
        Sentence.About(
            facts.Evidence.Subject.UnionId!.Value, "This door joined because WeChat gave UnionID {0}, which the account already had."));
}

using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>B10: a known OpenID comes with a UnionID that nobody holds; the person holds it from now on, unless they have another one.</summary>
public sealed class B10UnionIdCameLater : IRule
{
    /// <inheritdoc />
    public string Row => "B10";

    /// <inheritdoc />
    public Stage Stage => Stage.WeChat;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts is { Known: not null, UnionId: UnionIdStanding.New, Clashes: false };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.SignIn(
        facts.Known!.Value,
        Placement.Accepted,
        Sentence.About(
            facts.Evidence.Subject.UnionId!.Value, "UnionID {0} appeared later; it is the same person, known by the OpenID."));
}

using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>B9: a known OpenID whose UnionID is absent, unusable or already this person's signs in.</summary>
public sealed class B9KnownOpenId : IRule
{
    /// <inheritdoc />
    public string Row => "B9";

    /// <inheritdoc />
    public Stage Stage => Stage.WeChat;

    /// <inheritdoc />
    public bool Applies(Facts facts) =>
        facts is { Known: not null, UnionId: UnionIdStanding.Absent or UnionIdStanding.Unscoped or UnionIdStanding.Own };

    /// <inheritdoc />
    public Verdict Decide(Facts facts)
    {
        Placement? pair = facts.UnionId switch
        {
            UnionIdStanding.Absent => null,
            UnionIdStanding.Unscoped => Placement.Unscoped,
            _ => Placement.Accepted,
        };
        return new Verdict.SignIn(
            facts.Known!.Value, pair,
            facts.IsMigrated ? "The OpenID is new; WeChat says that it was a known one at the former account." : "Known OpenID.");
    }
}

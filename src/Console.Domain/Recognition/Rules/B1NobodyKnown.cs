using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>B1: a new OpenID with no UnionID, an unusable one or one that nobody holds is a newcomer.</summary>
public sealed class B1NobodyKnown : IRule
{
    /// <inheritdoc />
    public string Row => "B1";

    /// <inheritdoc />
    public Stage Stage => Stage.WeChat;

    /// <inheritdoc />
    public bool Applies(Facts facts) =>
        facts is { Known: null, UnionId: UnionIdStanding.Absent or UnionIdStanding.Unscoped or UnionIdStanding.New };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.UnionId switch
    {
        UnionIdStanding.Absent => new Verdict.Newcomer(null, "Nobody is known by this OpenID."),
        UnionIdStanding.Unscoped => new Verdict.Newcomer(
            Placement.Unscoped, "Nobody is known by this OpenID; the UnionID is kept until the channel's OpenPlatform is confirmed."),
        _ => new Verdict.Newcomer(Placement.Accepted, "Nobody is known by this OpenID or UnionID."),
    };
}

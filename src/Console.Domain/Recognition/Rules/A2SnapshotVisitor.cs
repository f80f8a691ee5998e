using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>
/// A2: a snapshot visitor is a guest, never an account (WeChat: <c>is_snapshotuser</c> marks OpenID and UnionID of a virtual user).
/// </summary>
public sealed class A2SnapshotVisitor : IRule
{
    /// <summary>WeChat shows the page as a snapshot to a virtual user.</summary>
    public static readonly Error Guest = new("wechat.snapshot", "WeChat says this is a snapshot visitor.");

    /// <inheritdoc />
    public string Row => "A2";

    /// <inheritdoc />
    public Stage Stage => Stage.Admission;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Evidence is { NamesOnePerson: true, IsSnapshot: true };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Refuse(Guest, "Guest: WeChat says this is a snapshot visitor.");
}

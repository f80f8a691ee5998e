using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-6: a newcomer with a number of an account that may be theirs is asked. A number alone joins nobody.</summary>
public sealed class D6KnownNumber : IRule
{
    /// <inheritdoc />
    public string Row => "D-6";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Known is null && facts.Phone is { FindsSomebody: true, Holder.HasAnotherWeChat: false }
        // Both proofs fresh and strong, and the channel automatic: that is the cell of D-5, where the policy may join.
        && !(facts.Phone.IsRealTime && facts.Phone.Holder.IsFresh && facts.Mode is ChannelMode.Automatic);

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.Answer is PersonAnswer.Separately
        ? Separately(facts, "The number is known at another account; the person chose to go on separately.")
        : new Verdict.Ask(Question.KnownNumber(facts.Evidence.Phone!), "The number is known at another account; a number alone joins nobody.");

    /// <summary>Who goes on separately is a newcomer: a login-only channel lets them in by proof of their account alone.</summary>
    internal static Verdict Separately(Facts facts, Sentence because) => facts.Mode is ChannelMode.LoginOnly
        ? new Verdict.Refuse(D3NotForNewcomers.NoAccount, "Refused: going on separately would make a new account, and the channel is login-only.")
        : new Verdict.Create(because);
}

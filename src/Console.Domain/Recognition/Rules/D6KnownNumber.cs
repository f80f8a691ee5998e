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
        // Both proofs fresh and strong: that is the cell of D-5, where the policy may join.
        && !(facts.Phone.IsRealTime && facts.Phone.Holder.IsFresh);

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.Answer is PersonAnswer.Separately
        ? new Verdict.Create("The number is known at another account; the person chose to go on separately.")
        : new Verdict.Ask(Question.KnownNumber(facts.Evidence.Phone!), "The number is known at another account; a number alone joins nobody.");
}

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-7: as D-6, where the account certainly belongs to another WeChat user.</summary>
public sealed class D7NumberOfAnotherWeChat : IRule
{
    /// <inheritdoc />
    public string Row => "D-7";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Known is null && facts.Phone is { FindsSomebody: true, Holder.HasAnotherWeChat: true };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.Answer is PersonAnswer.Separately
        ? D6KnownNumber.Separately(facts, "The number is known at an account of another WeChat; the person chose to go on separately.")
        : new Verdict.Ask(
            Question.KnownNumber(facts.Evidence.Phone!), "The number is known at an account of another WeChat; a number alone joins nobody.");
}

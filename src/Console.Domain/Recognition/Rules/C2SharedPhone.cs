namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C2: a number that another person holds and that this one has as a contact stays just that.</summary>
public sealed class C2SharedPhone : IRule
{
    /// <inheritdoc />
    public string Row => "C2";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone.Standing is PhoneStanding.Shared;

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Phone(PhoneAction.Prove, "This number is known to be shared with another person.");
}

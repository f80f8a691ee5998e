namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C3: a real-time check of the own number makes its proof fresh.</summary>
public sealed class C3ProvedAgain : IRule
{
    /// <inheritdoc />
    public string Row => "C3";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone is { Standing: PhoneStanding.Own, IsRealTime: true };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Phone(PhoneAction.Prove, "The phone number was proved again.");
}

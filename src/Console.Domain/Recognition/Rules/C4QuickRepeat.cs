namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C4: a quick check of the own number repeats an old proof and adds none.</summary>
public sealed class C4QuickRepeat : IRule
{
    /// <inheritdoc />
    public string Row => "C4";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone is { Standing: PhoneStanding.Own, IsRealTime: false };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Phone(PhoneAction.Prove, "A quick check repeats an old proof of the phone number.");
}

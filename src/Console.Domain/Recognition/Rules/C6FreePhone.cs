namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C6: a number that nobody claims is held from now on. After a quick check the hold is weak: it finds nobody.</summary>
public sealed class C6FreePhone : IRule
{
    /// <inheritdoc />
    public string Row => "C6";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone is { IsAtCap: false, Standing: PhoneStanding.Free };

    /// <inheritdoc />
    public Verdict Decide(Facts facts)
    {
        var number = facts.Evidence.Phone!.Number;
        return new Verdict.Phone(
            PhoneAction.Hold,
            facts.Phone.IsRealTime
                ? Sentence.About(number, "Phone number {0} was proved by the real-time check.")
                : Sentence.About(number, "Phone number {0} was given by the quick check, which proves it weakly."));
    }
}

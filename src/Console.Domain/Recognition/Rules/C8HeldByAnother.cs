namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C8: a quick check does not move a number that another person holds; it becomes a contact.</summary>
public sealed class C8HeldByAnother : IRule
{
    /// <inheritdoc />
    public string Row => "C8";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone is { IsAtCap: false, Standing: PhoneStanding.HeldElsewhere, IsRealTime: false };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Phone(
        PhoneAction.Contact,
        Sentence.About(
            facts.Evidence.Phone!.Number,
            "Phone number {0} belongs to another account; a quick check does not move it, so that it is a contact here."));
}

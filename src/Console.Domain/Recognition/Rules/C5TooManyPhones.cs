namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C5: who has as many numbers as one may have gets a further one as a contact.</summary>
public sealed class C5TooManyPhones : IRule
{
    /// <inheritdoc />
    public string Row => "C5";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone is { IsAtCap: true, Standing: PhoneStanding.Free or PhoneStanding.ImportedOnly or PhoneStanding.HeldElsewhere };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Phone(PhoneAction.Contact, "The account has as many phone numbers as one may have; this one is a contact.");
}

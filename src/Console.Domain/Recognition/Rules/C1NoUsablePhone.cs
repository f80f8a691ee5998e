namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>C1: no number, or one that may not be used, finds and moves nothing.</summary>
public sealed class C1NoUsablePhone : IRule
{
    /// <inheritdoc />
    public string Row => "C1";

    /// <inheritdoc />
    public Stage Stage => Stage.Phone;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Phone.Standing is PhoneStanding.Absent or PhoneStanding.Muted;

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.Phone switch
    {
        { Standing: PhoneStanding.Absent } => new Verdict.Phone(PhoneAction.Leave, "No phone number came with this sign-in."),
        { IsRealTime: true } => new Verdict.Phone(
            PhoneAction.Contact, "The phone number is not usable: it is disputed, or was given for another OpenID. It is a contact."),
        _ => new Verdict.Phone(PhoneAction.Leave, "The phone number is not usable: it is disputed, or was given for another OpenID."),
    };
}

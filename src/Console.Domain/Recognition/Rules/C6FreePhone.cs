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
    public Verdict Decide(Facts facts) => new Verdict.Phone(
        PhoneAction.Hold,
        facts.Phone.IsRealTime
            ? new Sentence("Phone number {0} was proved by the real-time check.", LastFour(facts))
            : new Sentence("Phone number {0} was given by the quick check, which proves it weakly.", LastFour(facts)));

    private static string LastFour(Facts facts) => $"…{facts.Evidence.Phone!.Number.LastFour}";
}

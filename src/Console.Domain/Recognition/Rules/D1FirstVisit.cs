namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-1: a newcomer without a phone gets an account.</summary>
public sealed class D1FirstVisit : IRule
{
    /// <inheritdoc />
    public string Row => "D-1";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Known is null;

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Create("First visit.");
}

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>A4: everything else is admitted and goes on to the WeChat stage.</summary>
public sealed class A4Admissible : IRule
{
    /// <inheritdoc />
    public string Row => "A4";

    /// <inheritdoc />
    public Stage Stage => Stage.Admission;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts.Evidence is { NamesOnePerson: true, IsSnapshot: false };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.GoOn("WeChat confirmed who this is.");
}

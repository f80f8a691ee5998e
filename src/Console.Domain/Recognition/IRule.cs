namespace BlazorConsole.Domain.Recognition;

/// <summary>One row of the table of recognition: a condition and what it decides.</summary>
public interface IRule
{
    /// <summary>The row's name in the table, e.g. <c>B9</c>; public, stands in every trace.</summary>
    string Row { get; }

    /// <summary>The stage it belongs to.</summary>
    Stage Stage { get; }

    /// <summary>Whether the row's condition holds. At most one row of a stage applies to any facts.</summary>
    bool Applies(Facts facts);

    /// <summary>What the row decides; asked only when it applies.</summary>
    Verdict Decide(Facts facts);
}

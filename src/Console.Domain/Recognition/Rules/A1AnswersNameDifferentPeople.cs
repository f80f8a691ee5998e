using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>A1: refuses answers that do not name one and the same person.</summary>
public sealed class A1AnswersNameDifferentPeople : IRule
{
    /// <summary>WeChat did not confirm who this is.</summary>
    public static readonly Error NotConfirmed = new("wechat.not-confirmed", "WeChat did not confirm who this is.");

    /// <inheritdoc />
    public string Row => "A1";

    /// <inheritdoc />
    public Stage Stage => Stage.Admission;

    /// <inheritdoc />
    public bool Applies(Facts facts) => !facts.Evidence.NamesOnePerson;

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Refuse(NotConfirmed, "Refused: the answers name different people.");
}

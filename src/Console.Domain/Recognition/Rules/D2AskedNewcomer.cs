using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-2: where the channel asks to bind, a newcomer is asked whether they were here before, and gets an account when they say that they were not.</summary>
public sealed class D2AskedNewcomer : IRule
{
    /// <inheritdoc />
    public string Row => "D-2";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts is { Known: null, Phone.FindsSomebody: false, Mode: ChannelMode.AskToBind };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => facts.Answer is PersonAnswer.Separately
        ? new Verdict.Create("First visit; the person was asked and says that they were not here before.")
        : new Verdict.Ask(Question.Newcomer, "First visit; this channel asks newcomers whether they were here before.");
}

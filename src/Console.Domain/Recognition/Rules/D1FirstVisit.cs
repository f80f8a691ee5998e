using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-1: a newcomer whose number finds nobody gets an account, where the channel takes newcomers as they come.</summary>
public sealed class D1FirstVisit : IRule
{
    /// <inheritdoc />
    public string Row => "D-1";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) =>
        facts is { Known: null, Phone.FindsSomebody: false, Mode: ChannelMode.Automatic }
        // An imported record that is proved in real time may be theirs: that is the cell of D-4.
        && facts.Phone is not { Standing: PhoneStanding.ImportedOnly, IsRealTime: true };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Create("First visit.");
}

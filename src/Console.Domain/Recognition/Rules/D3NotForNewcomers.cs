using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition.Rules;

/// <summary>D-3: a login-only channel lets nobody in who has no account.</summary>
public sealed class D3NotForNewcomers : IRule
{
    /// <summary>The channel is for people who have an account.</summary>
    public static readonly Error NoAccount = new("account.none", "This way in is for people who have an account.");

    /// <inheritdoc />
    public string Row => "D-3";

    /// <inheritdoc />
    public Stage Stage => Stage.Newcomer;

    /// <inheritdoc />
    public bool Applies(Facts facts) => facts is { Known: null, Phone.FindsSomebody: false, Mode: ChannelMode.LoginOnly };

    /// <inheritdoc />
    public Verdict Decide(Facts facts) => new Verdict.Refuse(NoAccount, "Refused: nobody is known by this OpenID, and the channel is login-only.");
}

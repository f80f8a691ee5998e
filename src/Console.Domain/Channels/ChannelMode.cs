namespace BlazorConsole.Domain.Channels;

/// <summary>What becomes of somebody whom neither OpenID nor UnionID names (recognition.md, section 3, D).</summary>
public enum ChannelMode
{
    /// <summary>A newcomer gets an account.</summary>
    Automatic,

    /// <summary>A newcomer is asked first whether they were here before by another door.</summary>
    AskToBind,

    /// <summary>Only people who have an account sign in.</summary>
    LoginOnly,
}

namespace BlazorConsole.Domain.Channels;

/// <summary>What sort of WeChat app a channel is.</summary>
public enum ChannelKind
{
    /// <summary>A website app of the Open Platform.</summary>
    WebsiteApp,

    /// <summary>An official account (service account).</summary>
    OfficialAccount,

    /// <summary>A mini program.</summary>
    MiniProgram,

    /// <summary>A mobile app of the Open Platform.</summary>
    MobileApp,
}

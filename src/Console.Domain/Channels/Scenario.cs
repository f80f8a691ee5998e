namespace BlazorConsole.Domain.Channels;

/// <summary>The ways in. Values are public: they stand in tickets, traces, <c>amr</c> and configuration.</summary>
public static class Scenario
{
    /// <summary>A PC site shows a code that WeChat's own scanner opens.</summary>
    public const string PcScan = "pc-scan";

    /// <summary>A PC site shows a code that opens the company's mini program.</summary>
    public const string MiniProgramScan = "mini-program-scan";

    /// <summary>A page that was opened inside WeChat.</summary>
    public const string InWeChatWeb = "in-wechat-web";

    /// <summary>The company's mini program itself.</summary>
    public const string MiniProgram = "mini-program";

    /// <summary>The company's app, through WeChat's OpenSDK.</summary>
    public const string MobileApp = "mobile-app";

    /// <summary>A PC site shows an official account's own code; following or scanning it leads to a reply with a link to confirm.</summary>
    public const string FollowOfficialAccount = "follow-official-account";

    /// <summary>The company's app, or a phone's own browser, leads into the mini program and is returned to.</summary>
    public const string AppToMiniProgram = "app-to-mini-program";

    /// <summary>Longest value, for storage.</summary>
    public const int MaxLength = 32;

    /// <summary>The ways in that a channel of that kind can give.</summary>
    public static IReadOnlyList<string> Of(ChannelKind kind) => kind switch
    {
        ChannelKind.WebsiteApp => [PcScan],
        ChannelKind.OfficialAccount => [PcScan, InWeChatWeb, FollowOfficialAccount],
        ChannelKind.MiniProgram => [MiniProgramScan, MiniProgram, AppToMiniProgram],
        _ => [MobileApp],
    };
}

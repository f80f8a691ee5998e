namespace BlazorConsole.Sandbox.Apps;

/// <summary>An Open Platform account: the only scope in which UnionIDs are comparable.</summary>
internal sealed record OpenPlatform(string Key, string Name);

internal enum WeChatAppKind
{
    OfficialAccount,
    MiniProgram,
    WebsiteApp,
    MobileApp,
}

/// <summary>An app as it is registered at WeChat.</summary>
internal sealed record WeChatApp(string Key, WeChatAppKind Kind, string Name, string AppId, string Secret, string OriginalId)
{
    /// <summary>Null while the app is bound to no Open Platform account: then nobody has a UnionID here.</summary>
    public OpenPlatform? OpenPlatform { get; init; }

    /// <summary>
    /// The registered web-authorisation domain. WeChat registers a bare host and accepts no port; the sandbox's console lives on a port,
    /// so the port is part of the registration here, and host and port must match as exactly as the host must in life.
    /// </summary>
    public string? CallbackDomain { get; init; }

    /// <summary>WeChat shows pages as snapshots, and virtual users with them, in official accounts only.</summary>
    public bool ShowsSnapshots => Kind is WeChatAppKind.OfficialAccount;

    /// <summary>Official accounts and mini programs: 5 minutes. Website and mobile apps: 10.</summary>
    public TimeSpan CodeLifetime => TimeSpan.FromMinutes(Kind is WeChatAppKind.OfficialAccount or WeChatAppKind.MiniProgram ? 5 : 10);
}

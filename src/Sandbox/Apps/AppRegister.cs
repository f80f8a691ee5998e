using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>Every app that this WeChat knows.</summary>
internal sealed class AppRegister
{
    public AppRegister(SandboxOptions options, Seed seed)
    {
        var acme = new OpenPlatform("acme", "Acme");
        OpenPlatforms = [acme, new("globex", "Globex")];
        Official = new WeChatApp(
            "official", WeChatAppKind.OfficialAccount, "Acme Service",
            AppId: "wx" + seed.Hex(16, "appid", "official"),
            Secret: seed.Hex(32, "secret", "official"),
            OriginalId: "gh_" + seed.Hex(12, "original-id", "official"))
        {
            OpenPlatform = acme,
            CallbackDomain = $"localhost:{options.ConsolePort}",
        };
        Mini = NewMiniProgram("mini", "Acme Mini Program", seed) with { OpenPlatform = acme };
        Partner = NewMiniProgram("partner", "Partner Mini Program", seed);
        Website = NewOpenPlatformApp("website", WeChatAppKind.WebsiteApp, "Acme Shop", seed) with
        {
            OpenPlatform = acme,
            CallbackDomain = $"localhost:{options.ConsolePort}",
        };
        Mobile = NewOpenPlatformApp("app", WeChatAppKind.MobileApp, "Acme App", seed) with { OpenPlatform = acme };
        Former = new WeChatApp(
            "former", WeChatAppKind.OfficialAccount, "Acme News",
            AppId: "wx" + seed.Hex(16, "appid", "former"),
            Secret: seed.Hex(32, "secret", "former"),
            OriginalId: "gh_" + seed.Hex(12, "original-id", "former"))
        {
            OpenPlatform = acme,
        };
        All = [Official, Mini, Partner, Website, Mobile, Former];
    }

    public WeChatApp Official { get; }

    public WeChatApp Mini { get; }

    /// <summary>Bound to no Open Platform account, and none of the console's channels: what it is given must be worth nothing elsewhere.</summary>
    public WeChatApp Partner { get; }

    public WeChatApp Website { get; }

    public WeChatApp Mobile { get; }

    /// <summary>An official account that was dissolved into the present one; people's OpenIDs of it can still be converted.</summary>
    public WeChatApp Former { get; }

    public IReadOnlyList<WeChatApp> All { get; }

    /// <summary>The second one has no app of its own until one is moved there.</summary>
    public IReadOnlyList<OpenPlatform> OpenPlatforms { get; }

    public WeChatApp? Find(string appId) => All.FirstOrDefault(app => app.AppId == appId);

    /// <summary>The mini program of that AppID; the console's own where none is named.</summary>
    public WeChatApp? MiniProgram(string? appId) =>
        All.FirstOrDefault(app => app.Kind is WeChatAppKind.MiniProgram && (appId is null || app.AppId == appId));

    /// <summary>The mobile app of that AppID; the console's own where none is named.</summary>
    public WeChatApp? MobileApp(string? appId) =>
        All.FirstOrDefault(app => app.Kind is WeChatAppKind.MobileApp && (appId is null || app.AppId == appId));

    private static WeChatApp NewMiniProgram(string key, string name, Seed seed) => new(
        key, WeChatAppKind.MiniProgram, name,
        AppId: "wx" + seed.Hex(16, "appid", key),
        Secret: seed.Hex(32, "secret", key),
        OriginalId: "gh_" + seed.Hex(12, "original-id", key));

    // Only accounts of WeChat's own world have an original id; apps of the Open Platform have an AppID alone.
    private static WeChatApp NewOpenPlatformApp(string key, WeChatAppKind kind, string name, Seed seed) =>
        new(key, kind, name, AppId: "wx" + seed.Hex(16, "appid", key), Secret: seed.Hex(32, "secret", key), OriginalId: "");
}

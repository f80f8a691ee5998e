using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>Every app that this WeChat knows.</summary>
internal sealed class AppRegister
{
    public AppRegister(SandboxOptions options, Seed seed)
    {
        var acme = new OpenPlatform("acme", "Acme");
        Official = new WeChatApp(
            "official", WeChatAppKind.OfficialAccount, "Acme Service",
            AppId: "wx" + seed.Hex(16, "appid", "official"),
            Secret: seed.Hex(32, "secret", "official"),
            OriginalId: "gh_" + seed.Hex(12, "original-id", "official"))
        {
            OpenPlatform = acme,
            CallbackDomain = $"localhost:{options.ConsolePort}",
        };
        All = [Official];
    }

    public WeChatApp Official { get; }

    public IReadOnlyList<WeChatApp> All { get; }

    public WeChatApp? Find(string appId) => All.FirstOrDefault(app => app.AppId == appId);
}

using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The console's configuration, as environment variables: what a company would write for the real WeChat, with other addresses.</summary>
internal sealed class ConsoleEnvironment(SandboxOptions options, Origins origins, AppRegister apps)
{
    public IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Public__Origin"] = origins.Console,
        ["WeChat__ApiBase"] = origins.WeChat,
        ["WeChat__OpenBase"] = origins.WeChat,
        ["WeChat__MpBase"] = origins.WeChat,
        ["WeChat__AvatarHosts__0"] = Origins.Host(origins.WeChat),
        ["SignIn__EmbedOrigins__0"] = origins.Demo,
        ["SignIn__SiteName"] = "Acme Shop",
        ["Database__File"] = Path.Combine(options.DataFolder, "console.db"),
        ["Encryption__KeyFile"] = Path.Combine(options.DataFolder, "master.key"),
        ["OpenPlatforms__acme__Name"] = "Acme",
        ["Channels__official__Kind"] = apps.Official.Kind.ToString(),
        ["Channels__official__Name"] = apps.Official.Name,
        ["Channels__official__AppId"] = apps.Official.AppId,
        ["Channels__official__Secret"] = apps.Official.Secret,
        ["Channels__official__OriginalId"] = apps.Official.OriginalId,
        ["Channels__official__OpenPlatform"] = "acme",
        ["Hosting__StopWithInput"] = "true",
    };
}

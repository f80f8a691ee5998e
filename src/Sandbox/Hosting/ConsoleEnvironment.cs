using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.Pushes;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The console's configuration, as environment variables: what a company would write for the real WeChat, with other addresses.</summary>
internal sealed class ConsoleEnvironment(SandboxOptions options, Origins origins, AppRegister apps, Seed seed)
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
        ["Hosting__StopWithInput"] = "true",
        ["Agreements__terms__Title"] = "Terms of use 服务条款",
        ["Agreements__terms__Version"] = "2026-11",
        ["Agreements__terms__File"] = Path.Combine(AppContext.BaseDirectory, "Agreements", "terms.txt"),
        [$"Channels__{apps.Mini.Key}__Phone"] = "Optional",
        [$"Channels__{apps.Mini.Key}__PhoneProof"] = "RealTime",
        [$"Channels__{apps.Mini.Key}__Agreements__0"] = "terms",
        // Doors that give no number: the mini program asks for it afterwards.
        [$"Channels__{apps.Website.Key}__Phone"] = "Optional",
        [$"Channels__{apps.Mobile.Key}__Phone"] = "Optional",
    }
    .Concat(Channel(apps.Official)).Concat(Channel(apps.Mini)).Concat(Channel(apps.Website)).Concat(Channel(apps.Mobile))
    .Concat(Pushes(apps.Official, PushSettings.Of(apps.Official, seed, origins))).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> Pushes(WeChatApp app, PushSettings settings) => new(StringComparer.Ordinal)
    {
        [$"Channels__{app.Key}__Push__Token"] = settings.Token,
        [$"Channels__{app.Key}__Push__EncodingAesKey"] = settings.EncodingAesKey,
        [$"Channels__{app.Key}__Follow__Confirm"] = "Link",
    };

    private static Dictionary<string, string> Channel(WeChatApp app) => new(StringComparer.Ordinal)
    {
        [$"Channels__{app.Key}__Kind"] = app.Kind.ToString(),
        [$"Channels__{app.Key}__Name"] = app.Name,
        [$"Channels__{app.Key}__AppId"] = app.AppId,
        [$"Channels__{app.Key}__Secret"] = app.Secret,
        [$"Channels__{app.Key}__OriginalId"] = app.OriginalId,
        [$"Channels__{app.Key}__OpenPlatform"] = app.OpenPlatform?.Key ?? "",
    };
}

using BlazorConsole.Sandbox.Apps;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

/// <summary>What the phone is told: which page opens, what its onLoad gets, and by which way it was opened.</summary>
internal sealed record OpenedLaunch(
    string AppId, string Name, string Page, IReadOnlyDictionary<string, string> Query, int Scene, string EnvVersion)
{
    public string Opens { get; } = "mini-program";

    /// <param name="launch">What the code or link says.</param>
    /// <param name="scene">WeChat's number for the way.</param>
    public static OpenedLaunch Of(Launch launch, int scene) => new(
        launch.App.AppId, launch.App.Name, launch.Page,
        // Values stay encoded, as in a mini program: its page decodes them itself.
        QueryHelpers.ParseNullableQuery(launch.Query)?.ToDictionary(
            pair => pair.Key, pair => Uri.EscapeDataString(pair.Value.ToString()), StringComparer.Ordinal) ?? [],
        scene, launch.EnvVersion);
}

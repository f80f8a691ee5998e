using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.Phone;

/// <summary>
/// WXLaunchMiniProgram of the OpenSDK: the company's app on this phone opens a mini program (protocol 12.2), which is named by its original id
/// and not by its AppID. Both belong to one Open Platform account here; in life others can be associated.
/// </summary>
internal static class LaunchMiniProgram
{
    private const int LaunchedByApp = 1069;

    private static readonly string[] Versions = [Launch.Release, "develop", "trial"];

    public static IResult Answer(Wish wish, AppRegister apps, PublishedPages pages)
    {
        if (apps.MobileApp(wish.AppId) is not { } app || wish.MiniProgramType is < 0 or > 2)
            return Results.Text("There is no such app, or no such version.", statusCode: StatusCodes.Status400BadRequest);
        var mini = apps.All.FirstOrDefault(mini => mini.Kind is WeChatAppKind.MiniProgram && mini.OriginalId == wish.UserName);
        if (mini is null || mini.OpenPlatform is null || mini.OpenPlatform != app.OpenPlatform)
            return Results.Ok(new { opens = "nothing" });

        var (page, query) = (wish.Path ?? "").Split('?', 2) is [var path, var rest] ? (path, rest) : (wish.Path ?? "", "");
        var launch = new Launch(LaunchKind.Scheme, mini, page.Length > 0 ? page : pages.Home(mini), query, Versions[wish.MiniProgramType]);
        return Results.Ok(OpenedLaunch.Of(launch, LaunchedByApp));
    }

    /// <param name="AppId">The app that asks; the console's own when it is left out.</param>
    /// <param name="UserName">The mini program's original id.</param>
    /// <param name="Path">A page with its query; the first page when it is left out.</param>
    /// <param name="MiniProgramType">0 release, 1 develop, 2 trial.</param>
    internal sealed record Wish(string? AppId, string? UserName, string? Path, int MiniProgramType);
}

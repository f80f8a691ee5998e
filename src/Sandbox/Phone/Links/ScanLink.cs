using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;
using BlazorConsole.Sandbox.WeChat.OfficialAccounts;

namespace BlazorConsole.Sandbox.Phone.Links;

/// <summary>What WeChat does with a scanned link: its own codes open an official account, links of a rule a mini program, others a web page.</summary>
internal static class ScanLink
{
    public static IResult Answer(
        ScannedLink scanned, LinkRules rules, SceneCodes codes, AppRegister apps, WeChatClock clock, Openings openings)
    {
        if (openings.Read(scanned.Url ?? "", scanned.Way ?? "camera") is { } own)
            return own.IsOver ? Results.Ok(new { opens = "nothing" }) : Results.Ok(OpenedLaunch.Of(own.Launch, own.Scene));
        if (codes.OfUrl(scanned.Url ?? "") is { } code)
            return Results.Ok(new { opens = "official-account", code.App.AppId, code.App.Name });
        if (!Uri.TryCreate(scanned.Url, UriKind.Absolute, out var link) || rules.For(link) is not { } rule)
            return Results.Ok(new { opens = "web-page" });

        var app = apps.All.Single(app => app.Key == rule.App);
        return Results.Ok(new
        {
            opens = "mini-program",
            app.AppId,
            app.Name,
            rule.Page,
            // As the page's onLoad gets it: the whole link, encoded once.
            query = new { q = Uri.EscapeDataString(scanned.Url!), scancode_time = clock.GetUtcNow().ToUnixTimeSeconds() },
            scene = 1011,
        });
    }

    /// <param name="Url">What the code says, or what was tapped.</param>
    /// <param name="Way">camera, press or album for a picture; browser for a link outside WeChat, chat for one inside.</param>
    internal sealed record ScannedLink(string? Url, string? Way = null);
}

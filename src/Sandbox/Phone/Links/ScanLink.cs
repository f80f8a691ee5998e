using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat;

namespace BlazorConsole.Sandbox.Phone.Links;

/// <summary>What WeChat does with a scanned link: a mini program when one of the rules matches, a web page otherwise.</summary>
internal static class ScanLink
{
    public static IResult Answer(ScannedLink scanned, LinkRules rules, AppRegister apps, WeChatClock clock)
    {
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
        });
    }

    internal sealed record ScannedLink(string? Url);
}

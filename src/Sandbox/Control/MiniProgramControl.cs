using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.Control;

/// <summary>What a mini program has published, and how many codes it has used up.</summary>
internal static class MiniProgramControl
{
    public static void MapMiniProgramControl(this IEndpointRouteBuilder control)
    {
        control.MapGet("/apps/{key}/pages", (string key, AppRegister apps, PublishedPages pages) =>
            Of(apps, key) is { } app ? Results.Ok(pages.Of(app)) : Results.NotFound());
        control.MapPut("/apps/{key}/pages", (string key, string[] published, AppRegister apps, PublishedPages pages) =>
        {
            if (Of(apps, key) is not { } app)
                return Results.NotFound();
            pages.Set(app, published);
            return Results.Ok(published);
        });
        control.MapPut("/apps/{key}/codes-used", (string key, CodesUsed used, AppRegister apps, CodeTotals totals) =>
        {
            if (Of(apps, key) is not { } app)
                return Results.NotFound();
            if (used.Used is < 0 or > CodeTotals.Most)
                return Results.Text($"used goes from 0 to {CodeTotals.Most}.", statusCode: StatusCodes.Status400BadRequest);
            totals.Set(app, used.Used);
            return Results.Ok(used);
        });
    }

    private static WeChatApp? Of(AppRegister apps, string key) =>
        apps.All.FirstOrDefault(app => app.Key == key && app.Kind is WeChatAppKind.MiniProgram);

    private sealed record CodesUsed(int Used);
}

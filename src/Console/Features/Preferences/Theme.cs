using BlazorConsole.Hosting;

namespace BlazorConsole.Features.Preferences;

internal static class Theme
{
    public const string Cookie = "theme";
    public const string Light = "light";
    public const string Dark = "dark";
    public const string System = "system";

    public static readonly string[] All = [Light, Dark, System];

    public static string Of(HttpContext context) =>
        Known(context.RequestServices.GetRequiredService<ConsoleCookies>().ReadChoice(context.Request, Cookie)) ?? System;

    public static string? Known(string? asked) => Array.Find(All, theme => theme == asked);
}

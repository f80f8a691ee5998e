namespace BlazorConsole.Integration.Tests.Recognition;

/// <summary>A console with doors whose OpenPlatform is known by construction, and two that have to be seen first.</summary>
internal static class Doors
{
    public static Task<OwnConsole> StartAsync(params (string, string?)[] settings) => OwnConsole.StartAsync(
    [
        ("Channels:site:Kind", "WebsiteApp"), ("Channels:site:AppId", "wx00000000000000a1"), ("Channels:site:Secret", "s"),
        ("Channels:site:OpenPlatform", "acme"),
        ("Channels:app:Kind", "MobileApp"), ("Channels:app:AppId", "wx00000000000000a2"), ("Channels:app:Secret", "s"),
        ("Channels:app:OpenPlatform", "acme"),
        .. settings,
    ]);
}

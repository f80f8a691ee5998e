namespace BlazorConsole;

internal static class LocalUrl
{
    public static string OrRoot(string? url) => IsLocal(url) ? url! : "/";

    // "//host" and "/\host" are other sites to a browser, and control characters vanish from a URL before it reads it.
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}

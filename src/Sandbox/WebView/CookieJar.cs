using Microsoft.Net.Http.Headers;
using SameSite = Microsoft.Net.Http.Headers.SameSiteMode;

namespace BlazorConsole.Sandbox.WebView;

/// <summary>How a request came about, as far as cookies care.</summary>
internal sealed record Visit(string Path, bool IsCrossSite, bool IsNavigation, bool IsSafe)
{
    public bool Sends(SameSite sameSite) => !IsCrossSite || sameSite switch
    {
        SameSite.Strict => false,
        SameSite.None => true,
        _ => IsNavigation && IsSafe,
    };
}

/// <summary>The console's cookies on one phone, kept and sent as a browser would (RFC 6265bis). There is one host only, so domains play no part.</summary>
internal sealed class CookieJar
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Path), Stored> _cookies = [];

    public void Store(string setCookie, string requestPath, DateTimeOffset now)
    {
        if (!SetCookieHeaderValue.TryParse(setCookie, out var cookie) || cookie.Name.Value is not { } name)
            return;
        var path = cookie.Path.Value is ['/', ..] given ? given : DefaultPath(requestPath);
        var expires = cookie.MaxAge is { } age ? now + age : cookie.Expires;
        lock (_lock)
        {
            if (expires <= now)
                _cookies.Remove((name, path));
            else
                _cookies[(name, path)] = new(cookie.Value.Value ?? "", expires, cookie.SameSite);
        }
    }

    /// <summary>The Cookie header for a visit, longest path first; empty when there is nothing to send.</summary>
    public string Header(Visit visit, DateTimeOffset now)
    {
        lock (_lock)
        {
            return string.Join("; ", _cookies
                .Where(cookie => Matches(visit.Path, cookie.Key.Path) && !(cookie.Value.Expires <= now) && visit.Sends(cookie.Value.SameSite))
                .OrderByDescending(cookie => cookie.Key.Path.Length)
                .Select(cookie => $"{cookie.Key.Name}={cookie.Value.Text}"));
        }
    }

    private static bool Matches(string path, string cookiePath) =>
        path == cookiePath
        || (path.StartsWith(cookiePath, StringComparison.Ordinal) && (cookiePath[^1] == '/' || path[cookiePath.Length] == '/'));

    private static string DefaultPath(string requestPath) => requestPath.LastIndexOf('/') is var slash and > 0 ? requestPath[..slash] : "/";

    private sealed record Stored(string Text, DateTimeOffset? Expires, SameSite SameSite);
}

using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.Links;

/// <summary>Which page a link opens, and until when: the part that schemes and URL links have in common.</summary>
internal sealed partial record LinkWish(string? Path, string? Query, string? EnvVersion, LinkExpiry Expiry)
{
    /// <summary>Order of the checks: something is published; the page; the query; the version; the time.</summary>
    public WeChatError? Refusal(LaunchKind kind, WeChatApp app, PublishedPages pages, DateTimeOffset now, out Launch? launch)
    {
        launch = null;
        // A leading slash is tolerated here.
        var page = (Path ?? "").TrimStart('/');
        if (pages.Of(app).Count == 0)
            return WeChatError.NothingPublished;
        if (page.Length > 0 && !pages.Of(app).Contains(page, StringComparer.Ordinal))
            return WeChatError.InvalidPagePath;
        if (!Legal().IsMatch(Query ?? ""))
            return WeChatError.InvalidQuery;
        if (!Launch.IsEnvVersion(EnvVersion ?? Launch.Release))
            return WeChatError.InvalidEnvVersion;
        if (Expiry.At(now) is not { } expiresAt)
            return WeChatError.InvalidExpiry;

        launch = new(kind, app, page.Length > 0 ? page : pages.Home(app), Query ?? "", EnvVersion ?? Launch.Release) { ExpiresAt = expiresAt };
        return null;
    }

    [GeneratedRegex(@"\A[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Legal();
}

/// <summary>Until a moment (type 0) or for some days (type 1): from a minute to thirty days, which is also what is meant when nothing is said.</summary>
internal sealed record LinkExpiry(int? Type, long? Time, int? Interval)
{
    private const int MostDays = 30;

    public DateTimeOffset? At(DateTimeOffset now) => (Type ?? 0, Time, Interval) switch
    {
        (0, null or 0, _) => now.AddDays(MostDays),
        (0, { } time, _) when time >= now.AddMinutes(1).ToUnixTimeSeconds() && time <= now.AddDays(MostDays).ToUnixTimeSeconds() =>
            DateTimeOffset.FromUnixTimeSeconds(time),
        (1, _, >= 1 and <= MostDays) => now.AddDays(Interval!.Value),
        _ => null,
    };
}

/// <summary>What WeChat tells about a link that it made.</summary>
internal sealed record LinkInfo(
    [property: JsonPropertyName("appid")] string AppId, string Path, string Query, long CreateTime, long ExpireTime, string EnvVersion)
{
    /// <summary>How often people can still open an app's links today. Nobody here reaches the end of it.</summary>
    public const int RemainingVisits = 3_000_000;

    public static LinkInfo Of(Launch launch) => new(
        launch.App.AppId, launch.Page, launch.Query, launch.CreatedAt.ToUnixTimeSeconds(), launch.ExpiresAt?.ToUnixTimeSeconds() ?? 0, launch.EnvVersion);
}

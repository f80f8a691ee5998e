using System.Runtime.InteropServices;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.Calls;

/// <summary>
/// Counts every call of an app, for quota/get; and refuses those above WeChat's limits, where the control API has switched the limits on.
/// </summary>
internal sealed class RateLimits(
    RequestDelegate next, CallCounts counts, Behaviour behaviour, AppRegister apps, AppTokenRegister tokens, SnsReply sns, ApiReply api)
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private const int UsualDay = 1_000_000;

    private static readonly Dictionary<string, Limit[]> Table = new(StringComparer.Ordinal)
    {
        ["/sns/oauth2/access_token"] = [new(Minute, 50_000, WeChatError.MinuteQuotaReached)],
        ["/sns/oauth2/refresh_token"] = [new(Minute, 50_000, WeChatError.MinuteQuotaReached)],
        ["/sns/userinfo"] = [new(Minute, 50_000, WeChatError.MinuteQuotaReached)],
        ["/cgi-bin/token"] = [new(Day, 2_000, WeChatError.DayQuotaReached)],
        ["/wxa/resetusersessionkey"] = [new(Minute, 60_000, WeChatError.MinuteQuotaReached)],
        ["/wxa/getwxacodeunlimit"] = [new(Minute, 5_000, WeChatError.DayQuotaReached)],
        ["/wxa/generatescheme"] = [new(TimeSpan.FromSeconds(1), 100, WeChatError.SecondQuotaReached), new(Day, 500_000, WeChatError.LinksOfTheDayReached)],
        ["/wxa/generate_urllink"] = [new(TimeSpan.FromSeconds(1), 100, WeChatError.SecondQuotaReached), new(Day, 500_000, WeChatError.LinksOfTheDayReached)],
        ["/wxa/genwxashortlink"] = [new(Day, 10_000_000, WeChatError.DayQuotaReached)],
    };

    /// <summary>What quota/get says of a path.</summary>
    public static int DailyLimit(string path) => Table.GetValueOrDefault(path, []).FirstOrDefault(limit => limit.Window == Day).Most is var most and > 0
        ? most
        : UsualDay;

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (AppOf(context.Request) is not { } app || !IsServerCall(path))
            return next(context);
        counts.Note(app.AppId, path, Day);
        foreach (var limit in Table.GetValueOrDefault(path, []))
        {
            var count = limit.Window == Day ? counts.Read(app.AppId, path, Day) : counts.Note(app.AppId, path, limit.Window);
            if (behaviour.RateLimits && count > limit.Most)
                return (path.StartsWith("/sns/", StringComparison.Ordinal) ? (WeChatReply)sns : api).Refusal(limit.Error).ExecuteAsync(context);
        }
        return next(context);
    }

    private static bool IsServerCall(string path) =>
        path.StartsWith("/cgi-bin/", StringComparison.Ordinal) || path.StartsWith("/wxa/", StringComparison.Ordinal)
        || path.StartsWith("/sns/", StringComparison.Ordinal);

    private WeChatApp? AppOf(HttpRequest request) =>
        tokens.Find(request.Query["access_token"].ToString())?.App ?? apps.Find(request.Query["appid"].ToString());

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Limit(TimeSpan Window, int Most, WeChatError Error);
}

using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.Calls;

/// <summary>What an app may ask about its own calls.</summary>
internal static class QuotaEndpoints
{
    public const string GetPath = "/cgi-bin/openapi/quota/get";
    public const string ClearPath = "/cgi-bin/clear_quota";
    public const string ClearBySecretPath = "/cgi-bin/clear_quota/v2";

    public static async Task<IResult> GetAsync(HttpRequest request, AppTokenCheck check, CallCounts counts, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, onlyFor: null, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (question, unreadable) = await JsonBody.ReadAsync<Question>(request);
        if (question is null)
            return reply.Refusal(unreadable!);
        if (question.Path is null || !(question.Path.StartsWith("/cgi-bin/", StringComparison.Ordinal) || question.Path.StartsWith("/wxa/", StringComparison.Ordinal)))
            return reply.Refusal(WeChatError.NotForThisPath);

        var (limit, used) = (RateLimits.DailyLimit(question.Path), counts.Read(app.AppId, question.Path, RateLimits.Day));
        return reply.Success(new { errcode = 0, errmsg = "ok", quota = new { daily_limit = limit, used, remain = Math.Max(0, limit - used) } });
    }

    public static async Task<IResult> ClearAsync(HttpRequest request, AppTokenCheck check, CallCounts counts, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, onlyFor: null, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (wish, unreadable) = await JsonBody.ReadAsync<Wish>(request);
        if (wish is null)
            return reply.Refusal(unreadable!);
        return wish.AppId == app.AppId ? Clear(app, counts, reply) : reply.Refusal(WeChatError.InvalidAppId);
    }

    /// <summary>For an app that cannot get a token any more: by its secret, in the query or in a JSON body.</summary>
    public static async Task<IResult> ClearBySecretAsync(HttpRequest request, AppRegister apps, CallCounts counts, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        var (wish, _) = await JsonBody.ReadAsync<Wish>(request);
        var credentials = new AppCredentials(
            wish?.AppId ?? request.Query["appid"].ToString(), wish?.Secret ?? request.Query["appsecret"].ToString(), "client_credential");
        return credentials.Refusal(apps, out var app) is { } refusal ? reply.Refusal(refusal) : Clear(app, counts, reply);
    }

    private static IResult Clear(WeChatApp app, CallCounts counts, ApiReply reply) =>
        counts.TryReset(app) ? reply.Ok() : reply.Refusal(WeChatError.NoMoreResets);

    private sealed record Question([property: JsonPropertyName("cgi_path")] string? Path);

    private sealed record Wish([property: JsonPropertyName("appid")] string? AppId, [property: JsonPropertyName("appsecret")] string? Secret);
}

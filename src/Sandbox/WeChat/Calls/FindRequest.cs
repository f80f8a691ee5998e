using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.Calls;

/// <summary>POST /cgi-bin/openapi/rid/get: what a refused call was, by the number in its refusal. For seven days, and for the same app only.</summary>
internal static partial class FindRequest
{
    public const string Path = "/cgi-bin/openapi/rid/get";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, AppTokenCheck check, AppTokenRegister tokens, RequestLog log, WeChatClock clock, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, onlyFor: null, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (question, unreadable) = await JsonBody.ReadAsync<Question>(request);
        if (question is null)
            return reply.Refusal(unreadable!);
        if (question.Rid is null || !Shape().IsMatch(question.Rid))
            return reply.Refusal(WeChatError.RidNotFound);
        if (log.Read().LastOrDefault(entry => entry.BodyStart.Contains($"rid: {question.Rid}\"", StringComparison.Ordinal)) is not { } found)
            return reply.Refusal(WeChatError.RidNotFound);
        if (found.Path.StartsWith("/sns/", StringComparison.Ordinal))
            return reply.Refusal(WeChatError.NotForThisPath);

        var at = DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(question.Rid[..8], 16));
        if (TokenOf(found) is not { } token || tokens.Find(token)?.App != app || clock.GetUtcNow() - at >= Remembered)
            return reply.Refusal(WeChatError.RidNotFound);
        return reply.Success(new
        {
            errcode = 0,
            errmsg = "ok",
            request = new Found(at.ToUnixTimeSeconds(), 1, found.Query.TrimStart('?'), found.SentBodyStart, found.BodyStart, "127.0.0.1"),
        });
    }

    private static string? TokenOf(LoggedRequest entry) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(entry.Query).TryGetValue("access_token", out var token) ? token.ToString() : null;

    [GeneratedRegex(@"\A[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();

    private sealed record Question([property: JsonPropertyName("rid")] string? Rid);

    private sealed record Found(long InvokeTime, int CostInMs, string RequestUrl, string RequestBody, string ResponseBody, string ClientIp);
}

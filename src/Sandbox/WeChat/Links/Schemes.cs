using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.Links;

/// <summary>POST /wxa/generatescheme and /wxa/queryscheme.</summary>
internal static class Schemes
{
    public const string GeneratePath = "/wxa/generatescheme";
    public const string QueryPath = "/wxa/queryscheme";

    public static Task<IResult> GenerateAsync(
        HttpRequest request, AppTokenCheck check, PublishedPages pages, LaunchTickets tickets, WeChatClock clock, ApiReply reply) =>
        LinkCall.AnswerAsync<Wish>(request, check, reply, (wish, app) =>
        {
            var jump = wish.Jump ?? new(null, null, null);
            var link = new LinkWish(jump.Path, jump.Query, jump.EnvVersion, new(wish.ExpireType, wish.ExpireTime, wish.ExpireInterval));
            return link.Refusal(LaunchKind.Scheme, app, pages, clock.GetUtcNow(), out var launch) is { } refusal
                ? reply.Refusal(refusal)
                : reply.Success(new { errcode = 0, errmsg = "ok", openlink = Openings.SchemeStart + tickets.AddLink(launch!) });
        });

    public static Task<IResult> QueryAsync(HttpRequest request, AppTokenCheck check, Openings openings, ApiReply reply) =>
        LinkCall.AnswerAsync<Question>(request, check, reply, (question, app) =>
            LinkCall.Own(openings, question.Scheme, LaunchKind.Scheme, app) is { } launch
                ? reply.Success(new { errcode = 0, errmsg = "ok", scheme_info = LinkInfo.Of(launch), quota_info = new { remain_visit_quota = LinkInfo.RemainingVisits } })
                : reply.Refusal(WeChatError.InvalidArguments));

    private sealed record Wish(
        [property: JsonPropertyName("jump_wxa")] Jump? Jump, [property: JsonPropertyName("is_expire")] bool IsExpire,
        [property: JsonPropertyName("expire_type")] int? ExpireType, [property: JsonPropertyName("expire_time")] long? ExpireTime,
        [property: JsonPropertyName("expire_interval")] int? ExpireInterval);

    private sealed record Jump(
        [property: JsonPropertyName("path")] string? Path, [property: JsonPropertyName("query")] string? Query,
        [property: JsonPropertyName("env_version")] string? EnvVersion);

    private sealed record Question([property: JsonPropertyName("scheme")] string? Scheme);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.Links;

/// <summary>POST /wxa/generate_urllink and /wxa/query_urllink. The links lie on the sandbox's own WeChat, where life has wxaurl.cn.</summary>
internal static class UrlLinks
{
    public const string GeneratePath = "/wxa/generate_urllink";
    public const string QueryPath = "/wxa/query_urllink";

    public static Task<IResult> GenerateAsync(
        HttpRequest request, AppTokenCheck check, PublishedPages pages, LaunchTickets tickets, WeChatClock clock, Origins origins, ApiReply reply) =>
        LinkCall.AnswerAsync<Wish>(request, check, reply, (wish, app) =>
        {
            if (wish.CloudBase is not null)
                return reply.Refusal(WeChatError.NoCloud);
            var link = new LinkWish(wish.Path, wish.Query, wish.EnvVersion, new(wish.ExpireType, wish.ExpireTime, wish.ExpireInterval));
            return link.Refusal(LaunchKind.UrlLink, app, pages, clock.GetUtcNow(), out var launch) is { } refusal
                ? reply.Refusal(refusal)
                : reply.Success(new { errcode = 0, errmsg = "ok", url_link = origins.WeChat + Openings.UrlLinkPath + tickets.AddLink(launch!) });
        });

    public static Task<IResult> QueryAsync(HttpRequest request, AppTokenCheck check, Openings openings, ApiReply reply) =>
        LinkCall.AnswerAsync<Question>(request, check, reply, (question, app) =>
            LinkCall.Own(openings, question.UrlLink, LaunchKind.UrlLink, app) is { } launch
                ? reply.Success(new { errcode = 0, errmsg = "ok", url_link_info = LinkInfo.Of(launch), quota_info = new { remain_visit_quota = LinkInfo.RemainingVisits } })
                : reply.Refusal(WeChatError.InvalidArguments));

    private sealed record Wish(
        [property: JsonPropertyName("path")] string? Path, [property: JsonPropertyName("query")] string? Query,
        [property: JsonPropertyName("env_version")] string? EnvVersion, [property: JsonPropertyName("expire_type")] int? ExpireType,
        [property: JsonPropertyName("expire_time")] long? ExpireTime, [property: JsonPropertyName("expire_interval")] int? ExpireInterval,
        [property: JsonPropertyName("cloud_base")] JsonElement? CloudBase);

    private sealed record Question([property: JsonPropertyName("url_link")] string? UrlLink);
}

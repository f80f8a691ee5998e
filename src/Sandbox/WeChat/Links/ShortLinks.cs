using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.Links;

/// <summary>POST /wxa/genwxashortlink: a text that opens a page inside WeChat only.</summary>
internal static class ShortLinks
{
    public const string Path = "/wxa/genwxashortlink";

    private const int LongestUrl = 1024;
    private const int LongestTitle = 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static Task<IResult> AnswerAsync(
        HttpRequest request, AppTokenCheck check, PublishedPages pages, LaunchTickets tickets, CodeTotals totals, WeChatClock clock, ApiReply reply) =>
        LinkCall.AnswerAsync<Wish>(request, check, reply, (wish, app) =>
        {
            var launch = CodePaths.Launch(LaunchKind.ShortLink, app, wish.PageUrl ?? "", Launch.Release);
            if (wish.PageUrl is { Length: > LongestUrl } || !pages.Of(app).Contains(launch.Page, StringComparer.Ordinal))
                return reply.Refusal(WeChatError.InvalidUrl);
            if (wish.PageTitle is null or { Length: 0 or > LongestTitle } || wish.PageTitle.Contains('/', StringComparison.Ordinal))
                return reply.Refusal(WeChatError.InvalidPageTitle);
            if (wish.IsPermanent && !totals.TryUsePermanentLink(app))
                return reply.Refusal(WeChatError.TooManyPermanentLinks);

            var ticket = tickets.AddLink(wish.IsPermanent ? launch : launch with { ExpiresAt = clock.GetUtcNow() + Lifetime });
            return reply.Success(new { errcode = 0, errmsg = "ok", link = $"{Openings.ShortLinkStart}{app.Name}/{wish.PageTitle}/{ticket}" });
        });

    private sealed record Wish(
        [property: JsonPropertyName("page_url")] string? PageUrl, [property: JsonPropertyName("page_title")] string? PageTitle,
        [property: JsonPropertyName("is_permanent")] bool IsPermanent);
}

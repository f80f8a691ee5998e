using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>The two ways to an application's access token.</summary>
internal static class AppTokenEndpoints
{
    public const string TokenPath = "/cgi-bin/token";
    public const string StableTokenPath = "/cgi-bin/stable_token";

    public static void MapAppTokens(this IEndpointRouteBuilder routes)
    {
        routes.Map(TokenPath, GiveClassic);
        routes.Map(StableTokenPath, GiveStableAsync);
    }

    private static IResult GiveClassic(HttpRequest request, AppRegister apps, AppTokenRegister tokens, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        var query = request.Query;
        var credentials = new AppCredentials(query["appid"].ToString(), query["secret"].ToString(), query["grant_type"].ToString());
        if (credentials.Refusal(apps, request, out var app) is { } refusal)
            return reply.Refusal(refusal);

        return Give(tokens.NewClassic(app), tokens, reply);
    }

    private static async Task<IResult> GiveStableAsync(HttpRequest request, AppRegister apps, AppTokenRegister tokens, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        var (wish, unreadable) = await JsonBody.ReadAsync<Wish>(request);
        if (wish is null)
            return reply.Refusal(unreadable!);
        if (new AppCredentials(wish.AppId ?? "", wish.Secret ?? "", wish.GrantType ?? "").Refusal(apps, request, out var app) is { } refusal)
            return reply.Refusal(refusal);
        if ((wish.ForceRefresh ? tokens.RefreshedStable(app) : tokens.Stable(app)) is not { } token)
            return reply.Refusal(WeChatError.DayQuotaReached);

        return Give(token, tokens, reply);
    }

    private static IResult Give(AppToken token, AppTokenRegister tokens, ApiReply reply) =>
        reply.Success(new { access_token = token.Text, expires_in = tokens.SecondsLeft(token) });

    private sealed record Wish(
        [property: JsonPropertyName("appid")] string? AppId, [property: JsonPropertyName("secret")] string? Secret,
        [property: JsonPropertyName("grant_type")] string? GrantType, [property: JsonPropertyName("force_refresh")] bool ForceRefresh = false);
}

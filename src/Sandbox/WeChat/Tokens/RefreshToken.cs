using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>GET /sns/oauth2/refresh_token. WeChat asks for no secret here.</summary>
internal static class RefreshToken
{
    public static IResult Answer(HttpRequest request, AppRegister apps, UserTokens tokens, SnsReply reply)
    {
        var query = request.Query;
        var appId = query["appid"].ToString();
        var refresh = query["refresh_token"].ToString();

        if (appId.Length == 0)
            return reply.Refusal(WeChatError.AppIdMissing);
        if (refresh.Length == 0)
            return reply.Refusal(WeChatError.RefreshTokenMissing);
        if (apps.Find(appId) is not { } app)
            return reply.Refusal(WeChatError.InvalidAppId);
        if (query["grant_type"] != "refresh_token")
            return reply.Refusal(WeChatError.InvalidGrantType);
        if (tokens.FindByRefresh(refresh) is not { } token || token.Grant.App != app)
            return reply.Refusal(WeChatError.InvalidRefreshToken);
        if (tokens.IsRefreshExpired(token))
            return reply.Refusal(WeChatError.RefreshTokenExpired);

        tokens.Renew(token);
        return reply.Success(new Body(
            token.Access, (int)UserTokens.AccessLifetime.TotalSeconds, token.Refresh, token.OpenId, token.Grant.Scope));
    }

    private sealed record Body(
        string AccessToken, int ExpiresIn, string RefreshToken, [property: JsonPropertyName("openid")] string OpenId, string Scope);
}

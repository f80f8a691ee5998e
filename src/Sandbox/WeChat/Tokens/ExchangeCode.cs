using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>
/// GET /sns/oauth2/access_token. Order of the checks: what is missing; the app; its secret; the grant type; the code and whose it is;
/// used; expired. A refused exchange leaves the code as it was; the first successful one ends it.
/// </summary>
internal static class ExchangeCode
{
    public static IResult Answer(HttpRequest request, AppRegister apps, OneTimeStore<Grant> codes, UserTokens tokens, SnsReply reply)
    {
        var query = request.Query;
        var appId = query["appid"].ToString();
        var secret = query["secret"].ToString();
        var code = query["code"].ToString();

        if (appId.Length == 0)
            return reply.Refusal(WeChatError.AppIdMissing);
        if (secret.Length == 0)
            return reply.Refusal(WeChatError.SecretMissing);
        if (code.Length == 0)
            return reply.Refusal(WeChatError.CodeMissing);
        if (apps.Find(appId) is not { } app)
            return reply.Refusal(WeChatError.InvalidAppId);
        if (app.RefusalOf(secret) is { } refusal)
            return reply.Refusal(refusal);
        if (query["grant_type"] != "authorization_code")
            return reply.Refusal(WeChatError.InvalidGrantType);
        if (codes.Find(code) is not { } entry || entry.Value.App != app)
            return reply.Refusal(WeChatError.InvalidCode);
        if (entry.IsUsed)
            return reply.Refusal(WeChatError.CodeUsed);
        // WeChat's table has 42003 for an expired code; in practice it answers 40029.
        if (entry.IsExpired)
            return reply.Refusal(WeChatError.InvalidCode);
        if (!entry.TryUse())
            return reply.Refusal(WeChatError.CodeUsed);

        var token = tokens.Issue(entry.Value);
        return reply.Success(new Body(
            token.Access, (int)UserTokens.AccessLifetime.TotalSeconds, token.Refresh, token.OpenId, token.Grant.Scope,
            tokens.UnionIdOf(token), token.Grant.Snapshot ? 1 : null));
    }

    private sealed record Body(
        string AccessToken, int ExpiresIn, string RefreshToken, [property: JsonPropertyName("openid")] string OpenId, string Scope,
        [property: JsonPropertyName("unionid")] string? UnionId, [property: JsonPropertyName("is_snapshotuser")] int? IsSnapshotUser);
}

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>What /sns/auth and /sns/userinfo ask of a token before anything else.</summary>
internal static class TokenCheck
{
    public static WeChatError? Refusal(HttpRequest request, UserTokens tokens, out UserToken? token)
    {
        var access = request.Query["access_token"].ToString();
        var openId = request.Query["openid"].ToString();
        token = tokens.FindByAccess(access);

        if (access.Length == 0)
            return WeChatError.TokenMissing;
        if (openId.Length == 0)
            return WeChatError.OpenIdMissing;
        if (token is null)
            return WeChatError.InvalidCredential;
        if (tokens.IsExpired(token))
            return WeChatError.TokenExpired;
        return token.OpenId == openId ? null : WeChatError.InvalidOpenId;
    }
}

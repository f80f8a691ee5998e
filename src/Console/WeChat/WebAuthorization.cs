using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>The calls of web authorisation (protocol 3): who agreed on WeChat's page, and what they are called.</summary>
internal sealed class WebAuthorization(WeChatHttp weChat, ChannelSecrets secrets)
{
    private const string TokenPath = "sns/oauth2/access_token";
    private const string UserInfoPath = "sns/userinfo";

    /// <summary>
    /// Exchanges the code of a web authorisation (protocol 3.1). Never tried twice: a code works once, and after a lost answer only a
    /// new authorisation helps.
    /// </summary>
    public async Task<Result<UserToken>> ExchangeCodeAsync(Channel channel, string code, CancellationToken cancellationToken)
    {
        var answer = await secrets.CallAsync(channel, secret => weChat.GetAsync(
            channel.Id, TokenPath,
            $"appid={channel.AppId}&secret={Uri.EscapeDataString(secret)}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code",
            WeChatJson.Default.TokenAnswer,
            cancellationToken));
        if (!answer.Succeeded)
            return answer.Error;

        var token = answer.Value;
        return token.AccessToken is { Length: > 0 } accessToken && WeChatIds.TryRead(token.OpenId, token.UnionId, out var openId, out var unionId)
            ? new UserToken(accessToken, openId, unionId, token.IsSnapshotUser is 1)
            : weChat.Malformed(channel.Id, TokenPath);
    }

    /// <summary>Reads nickname and avatar (protocol 3.4); needs a token of scope <c>snsapi_userinfo</c>.</summary>
    public async Task<Result<UserInfo>> GetUserInfoAsync(Channel channel, UserToken token, CancellationToken cancellationToken)
    {
        var answer = await weChat.GetAsync(
            channel.Id, UserInfoPath,
            $"access_token={Uri.EscapeDataString(token.AccessToken)}&openid={token.OpenId.Value}&lang=zh_CN",
            WeChatJson.Default.UserInfoAnswer,
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var info = answer.Value;
        return WeChatIds.TryRead(info.OpenId, info.UnionId, out var openId, out var unionId)
            ? new UserInfo(openId, unionId, info.Nickname, Uri.TryCreate(info.AvatarUrl, UriKind.Absolute, out var avatar) ? avatar : null)
            : weChat.Malformed(channel.Id, UserInfoPath);
    }
}

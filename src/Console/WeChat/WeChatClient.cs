using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.WeChat;

/// <summary>
/// The console's conversations with WeChat's servers. An <c>errcode</c>, a gateway page or a cut answer is an <see cref="Error"/>,
/// never an exception; addresses carry secrets and codes, and are logged nowhere.
/// </summary>
internal sealed partial class WeChatClient(HttpClient http, ChannelSecrets secrets, ILogger<WeChatClient> logger)
{
    /// <summary>
    /// Exchanges the code of a web authorisation (protocol 3.1). Never tried twice: a code works once, and after a lost answer only a
    /// new authorisation helps.
    /// </summary>
    public async Task<Result<UserToken>> ExchangeCodeAsync(Channel channel, string code, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(
            "sns/oauth2/access_token",
            $"appid={channel.AppId}&secret={Uri.EscapeDataString(secrets.Read(channel))}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code",
            WeChatJson.Default.TokenAnswer,
            token => token.ErrorCode,
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var token = answer.Value;
        return token.AccessToken is { Length: > 0 } accessToken && TryRead(token.OpenId, token.UnionId, out var openId, out var unionId)
            ? new UserToken(accessToken, openId, unionId, token.IsSnapshotUser is 1)
            : Malformed("sns/oauth2/access_token");
    }

    /// <summary>Reads nickname and avatar (protocol 3.4); needs a token of scope <c>snsapi_userinfo</c>.</summary>
    public async Task<Result<UserInfo>> GetUserInfoAsync(UserToken token, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(
            "sns/userinfo",
            $"access_token={Uri.EscapeDataString(token.AccessToken)}&openid={token.OpenId.Value}&lang=zh_CN",
            WeChatJson.Default.UserInfoAnswer,
            info => info.ErrorCode,
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var info = answer.Value;
        return TryRead(info.OpenId, info.UnionId, out var openId, out var unionId)
            ? new UserInfo(openId, unionId, info.Nickname, Uri.TryCreate(info.AvatarUrl, UriKind.Absolute, out var avatar) ? avatar : null)
            : Malformed("sns/userinfo");
    }

    private async Task<Result<T>> GetAsync<T>(
        string path, string query, JsonTypeInfo<T> type, Func<T, int?> errorCode, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), cancellationToken);
            // Business errors come with 200 too (protocol 0.2); another status is a fault of a gateway.
            if (!response.IsSuccessStatusCode)
                return Unusable(path, $"status {(int)response.StatusCode}");

            // The content type says nothing: /sns answers are text/plain (protocol 0.2).
            var answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), type);
            return answer switch
            {
                null => Unusable(path, "null"),
                _ when errorCode(answer) is { } code and not 0 => Refused(path, code),
                _ => answer,
            };
        }
        catch (JsonException)
        {
            return Unusable(path, "not JSON");
        }
        catch (HttpRequestException failure)
        {
            return Unusable(path, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unusable(path, "no answer in time");
        }
    }

    private static bool TryRead(string? openIdText, string? unionIdText, out OpenId openId, out UnionId? unionId)
    {
        unionId = null;
        if (!OpenId.TryParse(openIdText, out openId))
            return false;
        if (string.IsNullOrEmpty(unionIdText))
            return true;
        if (!UnionId.TryParse(unionIdText, out var read))
            return false;

        unionId = read;
        return true;
    }

    private Error Unusable(string path, string why)
    {
        Log.Unusable(logger, path, why);
        return WeChatErrors.Unavailable;
    }

    private Error Malformed(string path)
    {
        Log.Unusable(logger, path, "ids missing or malformed");
        return WeChatErrors.Malformed;
    }

    private Error Refused(string path, int errorCode)
    {
        Log.Refused(logger, path, errorCode);
        return errorCode switch
        {
            ErrorCode.InvalidCode or ErrorCode.CodeUsed or ErrorCode.CodeExpired => WeChatErrors.CodeRefused,
            ErrorCode.Busy => WeChatErrors.Unavailable,
            _ => WeChatErrors.Refused,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "WeChat gave no usable answer to {Path}: {Why}.")]
        public static partial void Unusable(ILogger logger, string path, string why);

        [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "WeChat refused {Path} with errcode {ErrorCode}.")]
        public static partial void Refused(ILogger logger, string path, int errorCode);
    }
}

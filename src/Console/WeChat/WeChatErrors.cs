using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.WeChat;

/// <summary>How a conversation with WeChat can fail, as the person meets it.</summary>
internal static class WeChatErrors
{
    /// <summary>No answer, not in time, or not one that can be read.</summary>
    public static readonly Error Unavailable = new("wechat.unavailable", "WeChat did not answer in a usable way.");

    /// <summary>The code is unknown, used, expired or another app's: only a new authorisation helps.</summary>
    public static readonly Error CodeRefused = new("wechat.code-refused", "WeChat did not accept the code.");

    /// <summary>WeChat refused for a reason that the operator must look at.</summary>
    public static readonly Error Refused = new("wechat.refused", "WeChat refused the request.");

    /// <summary>The answer is not one that the protocol allows, such as an OpenID with control characters.</summary>
    public static readonly Error Malformed = new("wechat.malformed", "WeChat's answer lacks what it must hold.");

    /// <summary>The application's access token is no good any more; whoever holds a newer one may try once more.</summary>
    public static readonly Error TokenRefused = new("wechat.token-refused", "WeChat did not accept the application's access token.");

    /// <summary>WeChat does not know the app secret.</summary>
    public static readonly Error SecretRefused = new("wechat.secret-refused", "WeChat did not accept the app secret.");

    /// <summary>OpenID and code do not belong together.</summary>
    public static readonly Error OpenIdRefused = new("wechat.openid-refused", "WeChat says that the code belongs to another person.");

    /// <summary>The account has no right to the call: codes with a scene are for verified service accounts.</summary>
    public static readonly Error Unauthorized = new("wechat.unauthorized", "WeChat does not allow this account to make the call.");

    /// <summary>Too many calls in a day or a minute: later it answers again.</summary>
    public static readonly Error QuotaReached = new("wechat.quota-reached", "WeChat's quota for the call is used up.");

    /// <summary>The page that a code shall open is not in the published version.</summary>
    public static readonly Error PageNotPublished = new("wechat.page-not-published", "The mini program's published version does not have the page.");

    /// <summary>What an <c>errcode</c> means here.</summary>
    public static Error Of(int errorCode) => errorCode switch
    {
        ErrorCode.InvalidCode or ErrorCode.CodeUsed or ErrorCode.CodeExpired => CodeRefused,
        ErrorCode.InvalidCredential or ErrorCode.InvalidAccessToken or ErrorCode.TokenExpired => TokenRefused,
        ErrorCode.InvalidSecret => SecretRefused,
        ErrorCode.InvalidOpenId => OpenIdRefused,
        ErrorCode.Unauthorized => Unauthorized,
        ErrorCode.QuotaReached or ErrorCode.TooFast => QuotaReached,
        ErrorCode.InvalidPage => PageNotPublished,
        ErrorCode.Busy => Unavailable,
        _ => Refused,
    };
}

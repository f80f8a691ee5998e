namespace BlazorConsole.Sandbox.WeChat;

/// <summary>WeChat's refusals: the number is the contract, the words are only typical.</summary>
internal sealed record WeChatError(int Code, string Message)
{
    public static readonly WeChatError InvalidCredential = new(40001, "invalid credential, access_token is invalid or not latest");
    public static readonly WeChatError InvalidGrantType = new(40002, "invalid grant_type");
    public static readonly WeChatError InvalidOpenId = new(40003, "invalid openid");
    public static readonly WeChatError InvalidAppId = new(40013, "invalid appid");
    public static readonly WeChatError InvalidAccessToken = new(40014, "invalid access_token");
    public static readonly WeChatError InvalidCode = new(40029, "invalid code");
    public static readonly WeChatError InvalidRefreshToken = new(40030, "invalid refresh_token");
    public static readonly WeChatError InvalidOpenIdList = new(40032, "invalid openid list size");
    public static readonly WeChatError InvalidActionName = new(40052, "invalid action name");
    public static readonly WeChatError InvalidActionInfo = new(40053, "invalid action info");
    public static readonly WeChatError InvalidSecret = new(40125, "invalid appsecret");
    public static readonly WeChatError CodeUsed = new(40163, "code been used");
    public static readonly WeChatError TokenMissing = new(41001, "access_token missing");
    public static readonly WeChatError AppIdMissing = new(41002, "appid missing");
    public static readonly WeChatError RefreshTokenMissing = new(41003, "refresh_token missing");
    public static readonly WeChatError SecretMissing = new(41004, "appsecret missing");
    public static readonly WeChatError CodeMissing = new(41008, "missing code");
    public static readonly WeChatError OpenIdMissing = new(41009, "missing openid");
    public static readonly WeChatError TokenExpired = new(42001, "access_token expired");
    public static readonly WeChatError RefreshTokenExpired = new(42002, "refresh_token expired");
    public static readonly WeChatError RequiresGet = new(43001, "require GET method");
    public static readonly WeChatError RequiresPost = new(43002, "require POST method");
    public static readonly WeChatError EmptyBody = new(44002, "empty post data");
    public static readonly WeChatError DayQuotaReached = new(45009, "reach max api daily quota limit");
    public static readonly WeChatError TooManyCodes = new(45029, "qrcode count out of limit");
    public static readonly WeChatError NotJson = new(47001, "data format error");
    public static readonly WeChatError Unauthorized = new(48001, "api unauthorized");
}

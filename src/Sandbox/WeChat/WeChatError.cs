using System.Reflection;

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
    public static readonly WeChatError InvalidUrl = new(40066, "invalid url");
    public static readonly WeChatError InvalidArguments = new(40097, "invalid args");
    public static readonly WeChatError InvalidOpenIdList = new(40032, "invalid openid list size");
    public static readonly WeChatError InvalidActionName = new(40052, "invalid action name");
    public static readonly WeChatError InvalidActionInfo = new(40053, "invalid action info");
    public static readonly WeChatError InvalidSecret = new(40125, "invalid appsecret");
    public static readonly WeChatError InvalidScene = new(40129, "invalid scene");
    public static readonly WeChatError InvalidPathLength = new(40159, "invalid length for path, or the data is not json string");
    public static readonly WeChatError CodeUsed = new(40163, "code been used");
    public static readonly WeChatError InvalidPagePath = new(40165, "invalid weapp pagepath");
    public static readonly WeChatError InvalidSceneLength = new(40169, "invalid length for scene, or the data is not json string");
    public static readonly WeChatError InvalidWidth = new(40189, "invalid width");
    public static readonly WeChatError InvalidQuery = new(40212, "invalid query");
    public static readonly WeChatError InvalidPageTitle = new(40225, "invalid page title");
    public static readonly WeChatError CodeBlocked = new(40226, "code blocked");
    public static readonly WeChatError SecretFrozen = new(40243, "appsecret frozen");
    public static readonly WeChatError TokenMissing = new(41001, "access_token missing");
    public static readonly WeChatError AppIdMissing = new(41002, "appid missing");
    public static readonly WeChatError RefreshTokenMissing = new(41003, "refresh_token missing");
    public static readonly WeChatError SecretMissing = new(41004, "appsecret missing");
    public static readonly WeChatError CodeMissing = new(41008, "missing code");
    public static readonly WeChatError OpenIdMissing = new(41009, "missing openid");
    public static readonly WeChatError InvalidPage = new(41030, "invalid page");
    public static readonly WeChatError TokenExpired = new(42001, "access_token expired");
    public static readonly WeChatError RefreshTokenExpired = new(42002, "refresh_token expired");
    public static readonly WeChatError RequiresGet = new(43001, "require GET method");
    public static readonly WeChatError RequiresPost = new(43002, "require POST method");
    public static readonly WeChatError EmptyBody = new(44002, "empty post data");
    public static readonly WeChatError SecondQuotaReached = new(44990, "reach api second frequence limit");
    public static readonly WeChatError LinksOfTheDayReached = new(44993, "reach api day frequence limit");
    public static readonly WeChatError DayQuotaReached = new(45009, "reach max api daily quota limit");
    public static readonly WeChatError MinuteQuotaReached = new(45011, "api minute-quota reach limit, must slower, retry next minute");
    public static readonly WeChatError TooManyCodes = new(45029, "qrcode count out of limit");
    public static readonly WeChatError NotAMiniProgram = new(45063, "access_token is not xiaochengxu");
    public static readonly WeChatError NotJson = new(47001, "data format error");
    public static readonly WeChatError Unauthorized = new(48001, "api unauthorized");
    public static readonly WeChatError NoMoreResets = new(48006, "forbid to clear quota because of reaching the limit");
    public static readonly WeChatError NoMigration = new(63178, "no migration from this account into yours, or too long ago");
    public static readonly WeChatError NoOpenIds = new(63183, "openid_list is empty or too long");
    public static readonly WeChatError RidNotFound = new(76001, "rid not found");
    public static readonly WeChatError NotForThisPath = new(76022, "could not use this cgi_path, no permission");
    public static readonly WeChatError NothingPublished = new(85079, "miniprogram has no online release");
    public static readonly WeChatError NoCloud = new(85088, "no cloud environment");
    public static readonly WeChatError ReservedName = new(85096, "not allow include scancode_time field");
    public static readonly WeChatError TooManyPermanentLinks = new(85400, "no more permanent links");
    public static readonly WeChatError InvalidExpiry = new(85401, "time limit between 1min and 30days");
    public static readonly WeChatError InvalidEnvVersion = new(85402, "invalid env_version");
    public static readonly WeChatError NoSessionKey = new(87007, "session_key is not existed or expired");
    public static readonly WeChatError InvalidSignatureMethod = new(87008, "invalid sig_method");
    public static readonly WeChatError InvalidSignature = new(87009, "invalid signature");

    private static readonly Dictionary<int, string> Messages = typeof(WeChatError).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<WeChatError>().ToDictionary(error => error.Code, error => error.Message);

    public static WeChatError AddressNotAllowed(string address) => new(40164, $"invalid ip {address}, not in whitelist");

    /// <summary>A refusal by its number, with the words that usually go with it.</summary>
    public static WeChatError Of(int code) => new(code, Messages.GetValueOrDefault(code, "system error"));
}

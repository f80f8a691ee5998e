using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.WeChat;

/// <summary>The pages of WeChat that a browser is sent to.</summary>
public static class AuthorizationUrl
{
    /// <summary>Gives OpenID, UnionID (where bound), nickname and avatar, after the person agreed on WeChat's page.</summary>
    public const string UserInfoScope = "snsapi_userinfo";

    /// <summary>Gives the OpenID alone, without a question to the person.</summary>
    public const string BaseScope = "snsapi_base";

    /// <summary>
    /// Official-account web authorisation (WeChat: OA web authorisation, step 1). The order of the parameters and the fragment are
    /// WeChat's: its page matches the link by a strict pattern.
    /// </summary>
    /// <param name="openBase">WeChat's page address, without a slash at its end.</param>
    /// <param name="appId">The official account.</param>
    /// <param name="redirectUri">Absolute; its host is registered with the account.</param>
    /// <param name="scope">E.g. <see cref="UserInfoScope"/>.</param>
    /// <param name="state">At most 128 characters of <c>[A-Za-z0-9]</c>.</param>
    public static string OfficialAccount(string openBase, WeChatAppId appId, string redirectUri, string scope, string state) =>
        $"{openBase}/connect/oauth2/authorize?appid={appId}&redirect_uri={Uri.EscapeDataString(redirectUri)}"
        + $"&response_type=code&scope={scope}&state={state}#wechat_redirect";

    /// <summary>WeChat's own page with a code, for a website app (WeChat: website app sign-in, step 1).</summary>
    /// <param name="openBase">WeChat's page address, without a slash at its end.</param>
    /// <param name="appId">The website app.</param>
    /// <param name="redirectUri">Absolute; its host is registered with the app.</param>
    /// <param name="state">Comes back as it is.</param>
    /// <param name="english">The page's language is English instead of Chinese.</param>
    /// <param name="framed">The page is shown in a frame, and the way back happens in that frame.</param>
    public static string WebsiteApp(string openBase, WeChatAppId appId, string redirectUri, string state, bool english, bool framed) =>
        $"{openBase}/connect/qrconnect?appid={appId}&redirect_uri={Uri.EscapeDataString(redirectUri)}"
        + $"&response_type=code&scope=snsapi_login&state={state}&lang={(english ? "en" : "cn")}"
        + (framed ? "&login_type=jssdk&self_redirect=true&stylelite=1" : "") + "#wechat_redirect";
}

using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.Authorization;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>The parameters of /connect/qrconnect, in any order; unknown ones are ignored, and scopes beside the one that counts too.</summary>
internal static class QrConnectCheck
{
    /// <summary>The sentence of WeChat's error page, or null and the request.</summary>
    public static string? Refusal(IQueryCollection query, AppRegister apps, out QrConnectRequest? request)
    {
        request = null;
        if (apps.Find(query["appid"].ToString()) is not { Kind: WeChatAppKind.WebsiteApp } app)
            return "AppID parameter error";
        if (!RedirectUri.IsRegistered(app, query["redirect_uri"].ToString(), out var redirect))
            return "redirect_uri parameter error";
        if (query["response_type"].ToString() is not ("" or "code"))
            return "response_type parameter error";
        if (!app.MaySignIn || !query["scope"].ToString().Split(',').Contains(Grant.LoginScope, StringComparer.Ordinal))
            return "Scope parameter error or no scope permission";

        request = new(app, redirect, query["state"].ToString());
        return null;
    }
}

using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>How an app names itself for a token. Order of the checks: what is missing; the app; its secret; the grant type.</summary>
internal sealed record AppCredentials(string AppId, string Secret, string GrantType)
{
    public WeChatError? Refusal(AppRegister apps, out WeChatApp app)
    {
        app = apps.Find(AppId)!;
        if (AppId.Length == 0)
            return WeChatError.AppIdMissing;
        if (Secret.Length == 0)
            return WeChatError.SecretMissing;
        if (app is null)
            return WeChatError.InvalidAppId;
        if (Secret != app.Secret)
            return WeChatError.InvalidSecret;
        return GrantType == "client_credential" ? null : WeChatError.InvalidGrantType;
    }
}

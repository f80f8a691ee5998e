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
        if (app.RefusalOf(Secret) is { } refusal)
            return refusal;
        return GrantType == "client_credential" ? null : WeChatError.InvalidGrantType;
    }

    /// <summary>The same, and then where the call comes from: only tokens are given to known addresses alone.</summary>
    public WeChatError? Refusal(AppRegister apps, HttpRequest request, out WeChatApp app)
    {
        if (Refusal(apps, out app) is { } refusal)
            return refusal;
        var from = request.HttpContext.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : request.HttpContext.Connection.RemoteIpAddress;
        return app.AllowedAddresses?.Contains($"{from}", StringComparer.Ordinal) is false ? WeChatError.AddressNotAllowed($"{from}") : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>Where an app wants its answer: any path on its registered domain, and a query of its own that stays as it is.</summary>
internal static class RedirectUri
{
    public static bool IsRegistered(WeChatApp app, string text, [NotNullWhen(true)] out Uri? redirect) =>
        Uri.TryCreate(text, UriKind.Absolute, out redirect)
        && (redirect.Scheme == Uri.UriSchemeHttp || redirect.Scheme == Uri.UriSchemeHttps)
        && redirect.UserInfo.Length == 0
        && string.Equals(redirect.Authority, app.CallbackDomain, StringComparison.OrdinalIgnoreCase);
}

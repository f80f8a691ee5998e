using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>What an app asks a person for, after every check.</summary>
internal sealed record AuthorizationRequest(Grant Grant, Visitor Visitor, Uri RedirectUri, string State)
{
    public WeChatApp App => Grant.App;

    /// <summary>WeChat asks only for user information, and never on a snapshot.</summary>
    public bool NeedsConsent => Grant.CoversUserInfo && !Grant.Snapshot;

    /// <summary>The redirect_uri with the answer behind its own query, as the phone opens it; without a code it was refused.</summary>
    public string Callback(string? code, Origins origins)
    {
        var target = RedirectUri.GetLeftPart(UriPartial.Query);
        if (Visitor.InWebView && RedirectUri.GetLeftPart(UriPartial.Authority) == origins.Console)
            target = origins.WebView + RedirectUri.PathAndQuery;
        return $"{target}{(RedirectUri.Query.Length == 0 ? '?' : '&')}{(code is null ? "" : $"code={code}&")}state={Uri.EscapeDataString(State)}{RedirectUri.Fragment}";
    }
}

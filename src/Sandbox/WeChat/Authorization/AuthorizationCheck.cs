using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>An error page of WeChat: HTTP 200 with a number and a sentence.</summary>
internal sealed record PageError(string Number, string Sentence);

/// <summary>The parameters of /connect/oauth2/authorize, in any order; unknown ones are ignored.</summary>
internal static partial class AuthorizationCheck
{
    public static PageError? Refusal(IQueryCollection query, AppRegister apps, Visitor visitor, bool isTapped, out AuthorizationRequest? request)
    {
        request = null;
        var appId = query["appid"].ToString();
        var redirect = query["redirect_uri"].ToString();
        var scopes = query["scope"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var state = query["state"].ToString();

        if (appId.Length == 0)
            return new("10012", "appid is empty");
        if (redirect.Length == 0)
            return new("10011", "redirect_uri is empty");
        if (scopes.Length == 0)
            return new("10010", "scope is empty");
        if (state.Length == 0)
            return new("10013", "state is empty");
        if (query["response_type"] != "code")
            return new("response_type", "response_type parameter error: it must be code");
        if (!State().IsMatch(state))
            return new("state", "state parameter error: at most 128 letters and digits");
        if (apps.Find(appId) is not { } app)
            return new("appid", "AppID parameter error");
        if (app.Kind is WeChatAppKind.WebsiteApp or WeChatAppKind.MobileApp)
            return new("10016", "an AppID of the Open Platform is not supported here");
        if (app.Kind is not WeChatAppKind.OfficialAccount || Scope(scopes) is not { } scope)
            return new("10005", "this account has no permission for the scope");
        if (!RedirectUri.IsRegistered(app, redirect, out var redirectUri))
            return new("10003", "the host of redirect_uri is not the registered one");

        var isUnasked = !isTapped && scope == Grant.UserInfoScope;
        var snapshot = visitor.Person.IsSnapshotVisitor || query["forceSnapShot"] == "true" || isUnasked;
        request = new(new Grant(app, visitor.Person, scope, snapshot), visitor, redirectUri, state);
        return null;
    }

    private static string? Scope(string[] scopes) =>
        scopes.Contains(Grant.UserInfoScope, StringComparer.Ordinal) ? Grant.UserInfoScope
        : scopes.Contains(Grant.BaseScope, StringComparer.Ordinal) ? Grant.BaseScope
        : null;

    // The documentation says letters and digits; the underscore is sent by clients that work in life ("_oauthstate").
    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,128}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex State();
}

using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>What every /cgi-bin and /wxa call asks of its access_token, before it looks at anything else.</summary>
internal sealed partial class AppTokenCheck(AppTokenRegister tokens, WeChatClock clock)
{
    /// <summary>The refusal, or null and the app that the token names.</summary>
    /// <param name="request">Carries the token in its query.</param>
    /// <param name="onlyFor">Which kind of app may ask this; every kind when it is null.</param>
    /// <param name="app">Whose token it is.</param>
    /// <param name="wrongKind">What the other kinds hear; 48001 unless the call has a number of its own.</param>
    public WeChatError? Refusal(HttpRequest request, WeChatAppKind? onlyFor, out WeChatApp app, WeChatError? wrongKind = null)
    {
        var text = request.Query["access_token"].ToString();
        var token = tokens.Find(text);
        app = token?.App!;
        return token switch
        {
            null when text.Length == 0 => WeChatError.TokenMissing,
            null when !Shape().IsMatch(text) => WeChatError.InvalidAccessToken,
            null => WeChatError.InvalidCredential,
            { SupersededFrom: { } from } when clock.GetUtcNow() >= from => WeChatError.InvalidCredential,
            _ when clock.GetUtcNow() >= token.ExpiresAt => WeChatError.TokenExpired,
            _ when onlyFor is not null && token.App.Kind != onlyFor => wrongKind ?? WeChatError.Unauthorized,
            _ => null,
        };
    }

    [GeneratedRegex("^[0-9]{2,3}_[A-Za-z0-9_-]{64,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}

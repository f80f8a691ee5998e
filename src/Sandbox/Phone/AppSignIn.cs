using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.Phone;

/// <summary>
/// SendAuth of the OpenSDK: the company's app on this phone asks WeChat for a sign-in, and WeChat answers the app. The numbers are the SDK's.
/// </summary>
internal static class AppSignIn
{
    private const int Ok = 0;
    private const int NotSent = -1;
    private const int Cancelled = -2;
    private const int Denied = -4;
    private const int LongestState = 1024;

    public static IResult Answer(Wish wish, AppRegister apps, OneTimeStore<Grant> codes)
    {
        if (apps.MobileApp(wish.AppId) is not { } app || People.Find(wish.Person) is not { } person)
            return Results.Text("There is no such person, or no such app.", statusCode: StatusCodes.Status400BadRequest);
        if (wish.Answer is not (null or "allow" or "deny" or "cancel"))
            return Results.Text("answer is allow, deny or cancel.", statusCode: StatusCodes.Status400BadRequest);
        // The SDK checks its arguments before WeChat opens.
        if (wish.Scope is not (null or Grant.UserInfoScope) || wish.State is { Length: > LongestState })
            return Results.Ok(new Response(NotSent, wish.State));
        if (wish.Answer is "deny" or "cancel")
            return Results.Ok(new Response(wish.Answer == "deny" ? Denied : Cancelled, wish.State));

        var grant = new Grant(app, person, Grant.UserInfoScope, Snapshot: false);
        return Results.Ok(new Response(Ok, wish.State, codes.Add(grant, app.CodeLifetime), "zh_CN", "CN"));
    }

    /// <param name="Person">Who holds the phone.</param>
    /// <param name="AppId">The mobile app that asks; the console's own when it is left out.</param>
    /// <param name="Scope">snsapi_userinfo, the only one that there is.</param>
    /// <param name="State">Goes back to the app as it came.</param>
    /// <param name="Answer">What the person does: allow unless it says otherwise.</param>
    internal sealed record Wish(string? Person, string? AppId, string? Scope, string? State, string? Answer);

    /// <summary>SendAuth.Resp: a code only where the number is 0.</summary>
    private sealed record Response(int ErrCode, string? State, string? Code = null, string? Lang = null, string? Country = null);
}

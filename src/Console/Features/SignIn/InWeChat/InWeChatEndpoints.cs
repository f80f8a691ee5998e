using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.InWeChat;

/// <summary>Where the sign-in page goes when it is opened inside WeChat: by itself to be recognised, by a tap to be introduced.</summary>
internal static class InWeChatEndpoints
{
    public static IEndpointRouteBuilder MapInWeChat(this IEndpointRouteBuilder routes)
    {
        var begin = routes.MapGroup(ConsoleUrls.SignInInWeChat).RequireRateLimiting(RateLimits.Tickets);
        begin.MapGet("/", (int? attempt, BeginInWeChat begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken) =>
            BeginAsync(TripPurpose.Recognise, attempt ?? 1, begin, cookies, http, cancellationToken));
        begin.MapPost("/", (BeginInWeChat begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken) =>
            BeginAsync(TripPurpose.Introduce, 1, begin, cookies, http, cancellationToken));
        return routes;
    }

    private static async Task<IResult> BeginAsync(
        TripPurpose purpose, int attempt, BeginInWeChat begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var address = await begin.RunAsync(
            cookies.EnsureBrowser(http), purpose, Math.Clamp(attempt, 1, BeginInWeChat.MaxAttempts), cancellationToken);
        return address.Succeeded ? new SeeOther(address.Value) : ProblemAnswer.For(http, address.Error.Code);
    }
}

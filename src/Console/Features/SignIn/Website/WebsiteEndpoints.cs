using System.Text.Json.Serialization;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Website;

/// <summary>
/// WeChat's own page on a computer. Whoever comes back from it lands on a static page, which reads no cookie and exchanges nothing: it
/// hands code and state to the page that began, and that page sends them here with its cookie.
/// </summary>
internal static class WebsiteEndpoints
{
    public static IEndpointRouteBuilder MapWebsite(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(ConsoleUrls.WebsiteTrips, FrameAsync).RequireRateLimiting(RateLimits.Tickets);
        routes.MapPost(ConsoleUrls.WebsiteArrivals, ArriveAsync);
        routes.MapPost(ConsoleUrls.SignInAtWeChat, LeaveForWeChatAsync).RequireRateLimiting(RateLimits.Tickets);
        return routes;
    }

    private static async Task<IResult> FrameAsync(BeginWebsite begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var address = await begin.RunAsync(cookies.EnsureBrowser(http), framed: true, cancellationToken);
        return address.Succeeded
            ? SignInJson.Answer(new TripMessage(address.Value, (long)AuthorizationState.Lifetime.TotalMilliseconds))
            : ProblemAnswer.For(http, address.Error.Code);
    }

    private static async Task<IResult> LeaveForWeChatAsync(
        BeginWebsite begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var address = await begin.RunAsync(cookies.EnsureBrowser(http), framed: false, cancellationToken);
        return address.Succeeded
            ? new SeeOther(address.Value)
            : ProblemAnswer.For(http, address.Error.Code, tryAgain: ConsoleUrls.SignIn);
    }

    private static async Task<IResult> ArriveAsync(ArriveFromWebsite arrive, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<ArrivalRequest>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);

        var arrival = await arrive.RunAsync(request.Code, request.State, http, cancellationToken);
        if (!arrival.Succeeded)
            return ProblemAnswer.For(http, arrival.Error.Code);
        return SignInJson.Answer(arrival.Value switch
        {
            Arrival.SignedIn signedIn => new ArrivalAnswer("signed-in", signedIn.Person, signedIn.GoesOn),
            Arrival.Held => new ArrivalAnswer("held"),
            _ => new ArrivalAnswer("denied"),
        });
    }

    /// <param name="Url">What the frame shows.</param>
    /// <param name="ExpiresIn">Milliseconds until the way back is worth nothing.</param>
    private sealed record TripMessage(string Url, long ExpiresIn);

    private sealed record ArrivalRequest(string? Code, string? State);

    private sealed record ArrivalAnswer(
        string Decision, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SignedInPerson? User = null,
        bool GoesOn = false);
}

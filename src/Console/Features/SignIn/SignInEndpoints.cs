using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn;

/// <summary>What the sign-in page's script calls. Every call comes from our own origin and proves its screen by the browser's secret.</summary>
internal static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup(ConsoleUrls.Tickets).WithTags("Login tickets");
        tickets.MapPost("/", IssueAsync).RequireRateLimiting(RateLimits.Tickets);
        tickets.MapGet("/{id}", ReadAsync);
        tickets.MapPost("/{id}/redeem", RedeemAsync);
        tickets.MapPost("/{id}/abandon", AbandonAsync);
        routes.MapPost(ConsoleUrls.SkipPhone, SkipPhoneAsync);
        routes.MapPost(ConsoleUrls.SignOut, SignOutAsync);
        routes.MapHub<SignInHub>(ConsoleUrls.SignInHub);
        return routes;
    }

    private static async Task<IResult> IssueAsync(
        string? scenario, string? replaces, string? purpose, IssueTicket issue, HttpContext http, CancellationToken cancellationToken)
    {
        var issued = await issue.RunAsync(scenario, replaces, isForPhone: purpose is "phone", http.Request, cancellationToken);
        return issued.Succeeded
            ? TypedResults.Created($"{ConsoleUrls.Tickets}/{issued.Value.Id}", issued.Value)
            : ProblemAnswer.For(http, issued.Error.Code);
    }

    private static async Task<IResult> ReadAsync(string id, ReadTicket read, HostedPage page, HttpContext http, CancellationToken cancellationToken)
    {
        var view = await read.RunAsync(id, page.Of(http.Request), cancellationToken);
        return view.Succeeded ? TypedResults.Ok(view.Value) : ProblemAnswer.For(http, view.Error.Code);
    }

    private static async Task<IResult> RedeemAsync(
        string id, RedeemTicket redeem, HostedPage page, ConsoleCookies cookies, IOptions<SignInOptions> options, HttpContext http,
        CancellationToken cancellationToken)
    {
        var redeemed = await redeem.RunAsync(id, page.Of(http.Request), http.Request.Headers[RedeemTicket.AttemptHeader], cancellationToken);
        if (!redeemed.Succeeded)
            return ProblemAnswer.For(http, redeemed.Error.Code);

        cookies.Set(http.Response, ConsoleCookies.Session, redeemed.Value.Session, options.Value.SessionLifetime);
        return TypedResults.Ok(BrowserAnswer.Of(redeemed.Value));
    }

    private static async Task<IResult> SkipPhoneAsync(SkipPhone skip, HttpContext http, CancellationToken cancellationToken)
    {
        await skip.RunAsync(http.Request, cancellationToken);
        return new SeeOther(ConsoleUrls.SignIn);
    }

    private static async Task<IResult> AbandonAsync(
        string id, AbandonTicket abandon, HostedPage page, HttpContext http, CancellationToken cancellationToken) =>
        await abandon.RunAsync(id, page.Of(http.Request), cancellationToken) is { } refusal
            ? ProblemAnswer.For(http, refusal.Code)
            : TypedResults.NoContent();

    private static async Task<IResult> SignOutAsync(Sessions sessions, HttpContext http, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(http, cancellationToken);
        // Inside WeChat the bare page would sign the same person in again at once.
        return new SeeOther(UserAgent.IsWeChat(http.Request.Headers.UserAgent) ? ConsoleUrls.SignInView(SignInView.Ask) : ConsoleUrls.SignIn);
    }

    /// <param name="Nickname">As in <see cref="SignedInPerson"/>.</param>
    /// <param name="Mark">As in <see cref="SignedInPerson"/>.</param>
    /// <param name="Avatar">As in <see cref="SignedInPerson"/>.</param>
    /// <param name="GoesOn">Whether the page has more to show or to ask, and is loaded anew for it.</param>
    private sealed record BrowserAnswer(string? Nickname, string Mark, string? Avatar, bool GoesOn)
    {
        public static BrowserAnswer Of(Redeemed redeemed) => new(
            redeemed.Person.Nickname, redeemed.Person.Mark, redeemed.Person.Avatar, redeemed.PhoneStep is not PhoneAsk.None || redeemed.HasNotices);
    }
}

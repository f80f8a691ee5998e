using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.AppToMiniProgram;

/// <summary>
/// What an app calls that signs people in through the mini program. It sends no cookie, and none is read: the ticket is its own because it
/// alone has the verifier, which comes in the body, since addresses are logged on the way.
/// </summary>
internal static class AppTicketEndpoints
{
    public static IEndpointRouteBuilder MapAppTickets(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup(ConsoleUrls.AppTickets)
            .WithTags("Sign-in").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.MiniProgram);
        tickets.MapPost("/", BeginAsync);
        tickets.MapPost("/state", ReadAsync);
        tickets.MapPost("/redeem", RedeemAsync);
        tickets.MapPost("/abandon", AbandonAsync);
        return routes;
    }

    private static async Task<IResult> BeginAsync(BeginFromApp begin, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<AppTicketRequest>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        var begun = await begin.RunAsync(request, http.Request, cancellationToken);
        return begun.Succeeded ? SignInJson.Answer(begun.Value) : ProblemAnswer.For(http, begun.Error.Code);
    }

    private static async Task<IResult> ReadAsync(ReadTicket read, HttpContext http, CancellationToken cancellationToken)
    {
        if (await ProofAsync(http) is not { } proof)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        var view = await read.RunAsync(proof.Ticket, TicketBinding.OfVerifier(proof.Verifier), cancellationToken);
        return view.Succeeded ? SignInJson.Answer(AppTicketState.Of(view.Value)) : ProblemAnswer.For(http, view.Error.Code);
    }

    private static async Task<IResult> RedeemAsync(
        RedeemTicket redeem, IOptions<SignInOptions> options, HttpContext http, CancellationToken cancellationToken)
    {
        if (await ProofAsync(http) is not { } proof)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        var redeemed = await redeem.RunAsync(
            proof.Ticket, TicketBinding.OfVerifier(proof.Verifier), http.Request.Headers[RedeemTicket.AttemptHeader], cancellationToken);
        if (!redeemed.Succeeded)
            return ProblemAnswer.For(http, redeemed.Error.Code);

        var lifetime = (long)options.Value.SessionLifetime.TotalMilliseconds;
        return SignInJson.Answer(DoorAnswer.Of(
            redeemed.Value.PhoneStep, isNew: null, new SessionMessage(redeemed.Value.Session.Text, lifetime), redeemed.Value.Person,
            redeemed.Value.HasNotices));
    }

    private static async Task<IResult> AbandonAsync(AbandonTicket abandon, HttpContext http, CancellationToken cancellationToken)
    {
        if (await ProofAsync(http) is not { } proof)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        return await abandon.RunAsync(proof.Ticket, TicketBinding.OfVerifier(proof.Verifier), cancellationToken) is { } refusal
            ? ProblemAnswer.For(http, refusal.Code)
            : TypedResults.NoContent();
    }

    private static Task<AppProof?> ProofAsync(HttpContext http) => SignInJson.ReadAsync<AppProof>(http);
}

using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// What the company's mini program calls. It is no page of ours: it sends no Origin and no cookie, and nothing here reads one. Who it is
/// says WeChat alone; an OpenID, UnionID or number in a request is not even read.
/// </summary>
internal static class MiniProgramEndpoints
{
    public static IEndpointRouteBuilder MapMiniProgram(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup(ConsoleUrls.MiniProgramCalls)
            .WithTags("Mini program").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.MiniProgram);
        calls.MapPost("/scan", ScanAsync);
        calls.MapPost("/confirm", ConfirmAsync);
        calls.MapPost("/deny", DenyAsync);
        return routes;
    }

    private static async Task<IResult> ScanAsync(ScanFromMiniProgram scan, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<ScanRequest>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        var answer = await scan.RunAsync(request, http.Request, cancellationToken);
        return answer.Succeeded ? SignInJson.Answer(answer.Value) : ProblemAnswer.For(http, answer.Error.Code);
    }

    private static async Task<IResult> ConfirmAsync(
        ConfirmFromMiniProgram confirm, AgreementMessages agreements, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<ConfirmRequest>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        var decision = await confirm.RunAsync(request, http.Request, cancellationToken);
        if (decision.Succeeded)
            return SignInJson.Answer(decision.Value.Question is { } question ? new ConfirmAnswer("ask", question) : new ConfirmAnswer("approved"));
        if (decision.Error != OpenAgreements.Required)
            return ProblemAnswer.For(http, decision.Error.Code);

        // With what is to be accepted by now: the page was opened with another version.
        var asked = await agreements.OfScanAsync(request.ScanToken, cancellationToken);
        return ProblemAnswer.For(http, decision.Error.Code, more: ("agreements", asked));
    }

    private static async Task<IResult> DenyAsync(DenyFromMiniProgram deny, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<DenyRequest>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        return await deny.RunAsync(request, cancellationToken) is { } refusal
            ? ProblemAnswer.For(http, refusal.Code)
            : TypedResults.NoContent();
    }
}

using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>The buttons of the page that somebody who is held in a browser sees.</summary>
internal static class ContinueEndpoints
{
    public static IEndpointRouteBuilder MapContinue(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(ConsoleUrls.GoOnSigningIn, ContinueAsync);
        routes.MapPost(ConsoleUrls.LeaveSignIn, LeaveAsync);
        return routes;
    }

    private static async Task<IResult> ContinueAsync(EnterBrowser enter, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await ConfirmationForm.OfAsync(http, cancellationToken);
        var entry = await enter.ContinueAsync(http, ConfirmationForm.Read(form), cancellationToken);
        return entry.Succeeded
            ? new SeeOther(EnterBrowser.PageOf(entry.Value))
            : ProblemAnswer.For(http, entry.Error.Code, tryAgain: ConsoleUrls.SignIn);
    }

    private static async Task<IResult> LeaveAsync(LeaveEnrolment leave, HttpContext http, CancellationToken cancellationToken)
    {
        await leave.RunAsync(http, cancellationToken);
        return new SeeOther(ConsoleUrls.SignInView(SignInView.Ask));
    }
}

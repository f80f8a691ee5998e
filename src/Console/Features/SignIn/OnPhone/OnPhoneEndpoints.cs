using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>The taps on the phone's page. Each is a form of our own origin; the page that follows shows how the ticket stands then.</summary>
internal static class OnPhoneEndpoints
{
    public static IEndpointRouteBuilder MapOnPhone(this IEndpointRouteBuilder routes)
    {
        var ticket = routes.MapGroup($"{ConsoleUrls.WeChatPages}/{{id}}");
        ticket.MapPost("/authorize", AuthorizeAsync);
        ticket.MapPost("/approve", ApproveAsync);
        ticket.MapPost("/deny", DenyAsync);
        return routes;
    }

    private static async Task<IResult> AuthorizeAsync(
        string id, BeginAuthorization begin, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var address = await begin.RunAsync(id, cookies.Ensure(http, ConsoleCookies.Browser), cancellationToken);
        return address.Succeeded ? new SeeOther(address.Value) : ProblemAnswer.For(http, address.Error.Code);
    }

    private static async Task<IResult> ApproveAsync(
        string id, ApproveTicket approve, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        // Without anything to tick the form is empty, and an empty form may come without a type.
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        var decision = await approve.RunAsync(
            id, cookies.ReadHash(http.Request, ConsoleCookies.Scan), new Confirmation(AcceptedForm.Read(form)), cancellationToken);
        return Show(id, http, decision.Error);
    }

    private static async Task<IResult> DenyAsync(
        string id, DenyTicket deny, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken) =>
        Show(id, http, await deny.RunAsync(id, cookies.ReadHash(http.Request, ConsoleCookies.Scan), cancellationToken));

    private static IResult Show(string id, HttpContext http, Error? refusal) => refusal is null
        ? new SeeOther($"{ConsoleUrls.WeChatPages}/{id}")
        : ProblemAnswer.For(http, refusal.Code, tryAgain: refusal == OpenAgreements.Required ? $"{ConsoleUrls.WeChatPages}/{id}" : null);
}

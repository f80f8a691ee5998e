using BlazorConsole.Domain.LoginTickets;
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
        var address = await begin.RunAsync(id, cookies.EnsureBrowser(http), cancellationToken);
        return address.Succeeded ? new SeeOther(address.Value) : ProblemAnswer.For(http, address.Error.Code);
    }

    private static async Task<IResult> ApproveAsync(
        string id, ApproveTicket approve, DistantPhones distant, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await ConfirmationForm.OfAsync(http, cancellationToken);
        var link = LinkIn(form);
        var confirmation = ConfirmationForm.Read(form) with { City = distant.CityOf(http.Request) };
        var decision = await approve.RunAsync(id, link?.Hash ?? cookies.ReadHash(http.Request, ConsoleCookies.Scan), confirmation, cancellationToken);
        return Show(id, http, decision.Error, cookies, link);
    }

    private static async Task<IResult> DenyAsync(
        string id, DenyTicket deny, ConsoleCookies cookies, HttpContext http, CancellationToken cancellationToken)
    {
        var link = LinkIn(await ConfirmationForm.OfAsync(http, cancellationToken));
        var refusal = await deny.RunAsync(id, link?.Hash ?? cookies.ReadHash(http.Request, ConsoleCookies.Scan), cancellationToken);
        return Show(id, http, refusal, cookies, link);
    }

    // Opened by the link in a chat: a tap, and nothing but a tap, makes it this phone's scan token.
    private static RandomToken? LinkIn(IFormCollection form) =>
        RandomToken.Read(form["link"]);

    private static IResult Show(string id, HttpContext http, Error? refusal, ConsoleCookies cookies, RandomToken? link)
    {
        if (link is not null && refusal != TicketErrors.NotYours && refusal != TicketErrors.Expired)
            cookies.Set(http.Response, ConsoleCookies.Scan, link);
        return refusal is null
            ? new SeeOther($"{ConsoleUrls.WeChatPages}/{id}")
            : ProblemAnswer.For(http, refusal.Code, tryAgain: CanBeMended(refusal) ? $"{ConsoleUrls.WeChatPages}/{id}" : null);
    }

    private static bool CanBeMended(Error refusal) =>
        refusal == OpenAgreements.Required || refusal == TicketErrors.NumberRequired || refusal == TicketErrors.WrongNumber;
}

using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>Lets a browser in at a door without a ticket: what it gets, it gets in cookies that no script reads.</summary>
internal sealed class EnterBrowser(EnterDoor enter, ConsoleCookies cookies, Askers askers, IOptions<SignInOptions> options)
{
    public async Task<Result<Entry>> RunAsync(
        HttpContext http, DoorVisit visit, Confirmation confirmation, CancellationToken cancellationToken) =>
        Remember(http, await enter.RunAsync(visit with { Device = DeviceOf(http.Request) }, confirmation, cancellationToken));

    public async Task<Result<Entry>> ContinueAsync(HttpContext http, Confirmation confirmation, CancellationToken cancellationToken) =>
        cookies.Read(http.Request, ConsoleCookies.Enrolment) is { } enrolment
            ? Remember(http, await enter.ContinueAsync(enrolment, Domain.Accounts.SessionKind.Browser, confirmation, DeviceOf(http.Request), cancellationToken))
            : DoorErrors.EnrolmentExpired;

    /// <summary>The page that shows what became of it.</summary>
    public static string PageOf(Entry entry) => entry is Entry.Held ? ConsoleUrls.ContinueSignIn : ConsoleUrls.SignIn;

    private SeenDevice DeviceOf(HttpRequest request) => new(cookies.ReadHash(request, ConsoleCookies.Browser), askers.Of(request));

    private Result<Entry> Remember(HttpContext http, Result<Entry> entry)
    {
        switch (entry.Value)
        {
            case Entry.SignedIn signedIn:
                cookies.Set(http.Response, ConsoleCookies.Session, signedIn.Session, options.Value.SessionLifetime);
                cookies.Delete(http.Response, ConsoleCookies.Enrolment);
                break;
            case Entry.Held held:
                cookies.Set(http.Response, ConsoleCookies.Enrolment, held.Enrolment, held.ExpiresIn);
                break;
        }

        return entry;
    }
}

using System.Net;
using System.Security.Cryptography;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>One request of a story that moves something.</summary>
/// <param name="Name">As tests call it.</param>
/// <param name="Progress">A query whose answer changes when the request's work is committed.</param>
/// <param name="AsksWeChat">Where WeChat is asked before the work waits for the database, with a code that is good once.</param>
internal sealed record StoryStep(string Name, string Progress, string? AsksWeChat = null);

/// <summary>
/// A person who wants to be signed in and does what screen and phone say, however often the console goes down. A way in is one class that
/// says what is done next, from how the ticket stands.
/// </summary>
/// <param name="console">The console.</param>
/// <param name="take">Sends a step's request; null when its answer was lost.</param>
internal abstract class Story(ServingConsole console, Func<StoryStep, Story, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>> take) : IDisposable
{
    private const int Patience = 12;

    public static readonly StoryStep Issue = new("issue", "SELECT count(*) FROM login_tickets");
    public static readonly StoryStep Approve = new("approve", "SELECT count(*) FROM sign_ins");
    public static readonly StoryStep Redeem = new("redeem", "SELECT count(*) FROM sessions");

    private readonly CookieContainer _screenCookies = new();
    private Screen? _screen;
    private string _attempt = "";
    private bool _isSignedIn;

    protected CookieContainer PhoneCookies { get; } = new();

    protected ServingConsole Console => console;

    protected string? Ticket { get; private set; }

    protected abstract string Scenario { get; }

    /// <summary>Until the person is signed in, or has refused.</summary>
    public async Task UntilOverAsync()
    {
        _screen = await Screen.OpenAsync(console.Browser(_screenCookies));
        var state = (string?)null;
        for (var moves = 0; !_isSignedIn && state is not "Denied"; moves++)
        {
            Assert.True(moves < Patience, "The person gave up.");
            await MoveAsync(state);
            state = Ticket is null ? null : (await _screen.ReadAsync(Ticket)).State;
        }
    }

    /// <summary>The page as the signed-in person sees it.</summary>
    public async Task<string> PageAsync() =>
        WebUtility.HtmlDecode(await _screen!.Browser.GetStringAsync(new Uri(ConsoleUrls.SignIn, UriKind.Relative)));

    /// <summary>The cookies as they are now; calling it takes back those that came since: their answer was lost.</summary>
    public Action RememberCookies()
    {
        var known = _screenCookies.GetAllCookies().Concat(PhoneCookies.GetAllCookies()).Select(cookie => cookie.Value).ToHashSet(StringComparer.Ordinal);
        return () =>
        {
            foreach (var cookie in _screenCookies.GetAllCookies().Concat(PhoneCookies.GetAllCookies()).Where(cookie => !known.Contains(cookie.Value)))
                cookie.Expired = true;
        };
    }

    public virtual void Dispose() => _screen?.Dispose();

    /// <summary>What the phone does while the ticket is issued.</summary>
    protected abstract Task ScanAsync(string ticket);

    /// <summary>What the phone does when the ticket is scanned; false when this phone does not hold it.</summary>
    protected abstract Task<bool> ConfirmAsync(string ticket);

    protected Task<HttpResponseMessage?> TakeAsync(StoryStep step, Func<Task<HttpResponseMessage>> send) => take(step, this, send);

    private Task MoveAsync(string? state) => state switch
    {
        "Issued" => ScanAsync(Ticket!),
        "Scanned" => ConfirmOrRenewAsync(),
        "Approved" or "Redeemed" => RedeemAsync(),
        _ => RenewAsync(),
    };

    private async Task ConfirmOrRenewAsync()
    {
        // The phone was named and its answer got lost: it reads "already scanned", and the screen offers a new code.
        if (!await ConfirmAsync(Ticket!))
            await RenewAsync();
    }

    private async Task RenewAsync()
    {
        using var issued = await TakeAsync(Issue, () => _screen!.AskForCodeAsync(Ticket, Scenario));
        if (issued is null)
            return;
        Ticket = (await issued.CodeAsync()).Id;
        _attempt = Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32));
    }

    private async Task RedeemAsync()
    {
        using var redeemed = await TakeAsync(Redeem, () => _screen!.RedeemAsync(Ticket!, _attempt));
        _isSignedIn = redeemed is { StatusCode: HttpStatusCode.OK };
    }
}

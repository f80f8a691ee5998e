using System.Net;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary><c>pc-scan</c>: a phone with WeChat opens the link, taps, agrees at WeChat, comes back and confirms.</summary>
internal sealed class PcScanStory(
    ServingConsole console, string weChat, string person, Func<StoryStep, Story, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>> take)
    : Story(console, take)
{
    public static readonly StoryStep Authorize = new("authorize", "SELECT count(*) FROM authorization_states");
    public static readonly StoryStep UseState = new("callback, WeChat not asked yet", "SELECT count(*) FROM authorization_states WHERE used_at IS NOT NULL");
    public static readonly StoryStep Callback = new("callback", "SELECT count(*) FROM login_tickets WHERE state = 'Scanned'");

    private Phone? _phone;

    public static IReadOnlyList<StoryStep> Steps => [Issue, Authorize, UseState, Callback, Approve, Redeem];

    protected override string Scenario => Domain.Channels.Scenario.PcScan;

    private Phone Phone => _phone ??= new Phone(Console.Browser(PhoneCookies, Phone.WeChatUserAgent), weChat, person);

    public override void Dispose()
    {
        base.Dispose();
        _phone?.Dispose();
    }

    protected override async Task ScanAsync(string ticket)
    {
        using var tapped = await TakeAsync(Authorize, () => Phone.PostAsync(ticket, "authorize"));
        if (tapped is null)
            return;

        // Two instants of one request: the state is used up, and then the ticket is scanned. A lost answer is asked for once more.
        var back = await Phone.AgreeAsync(ticket);
        using var scanned = await TakeAsync(UseState, () => TakeCallbackAsync(back)) ?? await Phone.Browser.GetAsync(back);
    }

    protected override async Task<bool> ConfirmAsync(string ticket)
    {
        using var approved = await TakeAsync(Approve, () => Phone.ApproveAsync(ticket));
        return approved is null or { StatusCode: HttpStatusCode.SeeOther };
    }

    private async Task<HttpResponseMessage> TakeCallbackAsync(Uri back) =>
        await TakeAsync(Callback, () => Phone.Browser.GetAsync(back)) ?? await Phone.Browser.GetAsync(back);
}

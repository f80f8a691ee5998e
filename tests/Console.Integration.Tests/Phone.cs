using System.Net;
using System.Text.RegularExpressions;

namespace BlazorConsole.Integration.Tests;

/// <summary>A phone with WeChat on it, in one person's hand.</summary>
internal sealed partial class Phone(HttpClient browser, string weChat, string person) : IDisposable
{
    public const string WeChatUserAgent =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50";

    private readonly HttpClient _weChat = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public Phone(RunningConsole console, string person)
        : this(console.Browser(WeChatUserAgent), console.WeChat, person)
    {
    }

    public HttpClient Browser => browser;

    /// <summary>Opens the link in the code: the page that says who asks.</summary>
    public async Task<string> OpenAsync(string ticket)
    {
        using var page = await Browser.GetAsync(new Uri($"/w/{ticket}", UriKind.Relative));
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>Taps, and agrees on WeChat's page. Answers the address that WeChat sends the phone back to.</summary>
    public async Task<Uri> AgreeAsync(string ticket)
    {
        using var tapped = await PostAsync(ticket, "authorize");
        Assert.Equal(HttpStatusCode.SeeOther, tapped.StatusCode);
        return await AgreeAsync(tapped.Headers.Location!);
    }

    /// <summary>Agrees on a page of WeChat's.</summary>
    public async Task<Uri> AgreeAsync(Uri page)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, page);
        question.Headers.Add("X-Sandbox-Person", person);
        using var consent = await _weChat.SendAsync(question);
        // A snapshot visitor sees no dialog.
        if (consent.Headers.Location is { } silently)
            return silently;
        var token = Question().Match(await consent.Content.ReadAsStringAsync()).Groups["value"].Value;

        using var allow = new HttpRequestMessage(HttpMethod.Post, $"{weChat}/connect/oauth2/authorize/answer");
        allow.Headers.Add("X-Sandbox-Person", person);
        allow.Content = new FormUrlEncodedContent([new("question", token), new("answer", "allow")]);
        using var allowed = await _weChat.SendAsync(allow);
        return allowed.Headers.Location!;
    }

    /// <summary>Opens, taps, agrees and comes back: the ticket is scanned.</summary>
    public async Task<HttpResponseMessage> ScanAsync(string ticket)
    {
        await OpenAsync(ticket);
        return await Browser.GetAsync(await AgreeAsync(ticket));
    }

    public Task<HttpResponseMessage> ApproveAsync(string ticket) => PostAsync(ticket, "approve");

    public Task<HttpResponseMessage> DenyAsync(string ticket) => PostAsync(ticket, "deny");

    public Task<HttpResponseMessage> PostAsync(string ticket, string what) =>
        Browser.PostAsync(new Uri($"/w/{ticket}/{what}", UriKind.Relative), null);

    public void Dispose()
    {
        Browser.Dispose();
        _weChat.Dispose();
    }

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}

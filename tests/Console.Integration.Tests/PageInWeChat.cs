using System.Net;
using System.Text.RegularExpressions;

namespace BlazorConsole.Integration.Tests;

/// <summary>A page of the console, open in the browser of one person's WeChat: it goes wherever it is sent.</summary>
internal sealed partial class PageInWeChat : IDisposable
{
    private const int MaxSteps = 12;

    private readonly HttpClient _weChat = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly RunningConsole _console;
    private readonly string _person;

    public PageInWeChat(RunningConsole console, string person)
    {
        _console = console;
        _person = person;
        Browser = console.Browser(Phone.WeChatUserAgent);
    }

    /// <summary>Forgets its cookies when it is made anew.</summary>
    public HttpClient Browser { get; private set; }

    /// <summary>Every address that it came through, with what WeChat was asked for.</summary>
    public List<string> Trail { get; } = [];

    /// <summary>The cookies are gone before the console is asked the next time, so many times.</summary>
    public int LosesCookies { get; set; }

    public Task<string> OpenAsync(string path = "/signin") => FollowAsync(new Uri(path, UriKind.Relative), HttpMethod.Get, form: null);

    /// <summary>Taps a button of a page.</summary>
    public Task<string> TapAsync(string path, params (string Name, string Value)[] form) => FollowAsync(
        new Uri(path, UriKind.Relative), HttpMethod.Post, form.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    public void Dispose()
    {
        Browser.Dispose();
        _weChat.Dispose();
    }

    private async Task<string> FollowAsync(Uri address, HttpMethod method, IEnumerable<KeyValuePair<string, string>>? form)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            Trail.Add(address.OriginalString.Split("&state=")[0]);
            using var answer = await AskAsync(address, method, form);
            if (answer.Headers.Location is not { } next)
                return await AgreeAsync(address, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
            (address, method, form) = (next, HttpMethod.Get, null);
        }

        throw new InvalidOperationException($"Sent round and round: {string.Join(", ", Trail)}");
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, HttpMethod method, IEnumerable<KeyValuePair<string, string>>? form)
    {
        using var request = new HttpRequestMessage(method, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        if (address.OriginalString.StartsWith(_console.WeChat, StringComparison.Ordinal))
        {
            request.Headers.Add("X-Sandbox-Person", _person);
            return await _weChat.SendAsync(request);
        }

        if (address.OriginalString.Contains("/wechat/callback/", StringComparison.Ordinal) && LosesCookies-- > 0)
        {
            Browser.Dispose();
            Browser = _console.Browser(Phone.WeChatUserAgent);
        }

        return await Browser.SendAsync(request);
    }

    // WeChat's own question, which is answered with yes. A page of WeChat's that asks nothing is where it ends.
    private async Task<string> AgreeAsync(Uri address, string page)
    {
        var question = Question().Match(page);
        if (!address.OriginalString.StartsWith(_console.WeChat, StringComparison.Ordinal) || !question.Success)
            return page;
        return await FollowAsync(
            new Uri($"{_console.WeChat}/connect/oauth2/authorize/answer"), HttpMethod.Post,
            [new("question", question.Groups["value"].Value), new("answer", "allow")]);
    }

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}

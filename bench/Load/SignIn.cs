using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace BlazorConsole.Load;

/// <summary>A sign-in that the console acknowledged.</summary>
internal sealed record Acknowledged(string Person, string Ticket, string Session, bool ByMiniProgram = false);

/// <summary>One person signs in: a computer shows the code, a phone scans it, agrees, confirms; the computer gets its session.</summary>
internal sealed partial class SignIn(HttpClient http, Uri console, Uri weChat, string person)
{
    private readonly Browser _computer = new(http, console, Browser.Computer);
    private readonly Browser _phone = new(http, console, Browser.Phone);
    private readonly TimeSpan[] _times = new TimeSpan[Steps.All.Count];

    /// <summary>What each step took; final once the sign-in has run.</summary>
    public IReadOnlyList<TimeSpan> Times => _times;

    public async Task<Acknowledged> RunAsync()
    {
        await TakeAsync(Step.Page, () => _computer.GetAsync("/signin"), HttpStatusCode.OK);
        var issued = await TakeAsync(
            Step.Ticket, () => _computer.PostAsync("/api/v1/tickets"), HttpStatusCode.Created, answer => answer.Content.ReadFromJsonAsync<Issued>());
        var ticket = issued!.Id;

        await TakeAsync(Step.PhonePage, () => _phone.GetAsync($"/w/{ticket}"), HttpStatusCode.OK);
        var toWeChat = await TakeAsync(Step.Authorize, () => _phone.PostAsync($"/w/{ticket}/authorize"), HttpStatusCode.SeeOther, LocationAsync);
        var page = await TakeAsync(
            Step.Question, () => AskWeChatAsync(HttpMethod.Get, toWeChat), HttpStatusCode.OK, answer => answer.Content.ReadAsStringAsync());
        var question = Question().Match(page).Groups["value"].Value;
        var back = await TakeAsync(Step.Consent, () => AllowAsync(question), HttpStatusCode.SeeOther, LocationAsync);

        await TakeAsync(Step.Callback, () => _phone.GetAsync(back), HttpStatusCode.SeeOther);
        await TakeAsync(Step.Approve, () => _phone.PostAsync($"/w/{ticket}/approve"), HttpStatusCode.SeeOther);
        await TakeAsync(Step.Redeem, () => _computer.PostAsync($"/api/v1/tickets/{ticket}/redeem"), HttpStatusCode.OK);
        return new Acknowledged(person, ticket, _computer.Cookie("session") ?? throw new StepFailedException(Step.Redeem, "no session"));
    }

    private Task<HttpResponseMessage> AllowAsync(string question) => AskWeChatAsync(
        HttpMethod.Post,
        new Uri(weChat, "/connect/oauth2/authorize/answer").AbsoluteUri,
        new FormUrlEncodedContent([new("question", question), new("answer", "allow")]));

    private async Task<HttpResponseMessage> AskWeChatAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Sandbox-Person", person);
        return await http.SendAsync(request);
    }

    private Task<bool> TakeAsync(Step step, Func<Task<HttpResponseMessage>> send, HttpStatusCode expected) =>
        TakeAsync(step, send, expected, _ => Task.FromResult(true));

    private async Task<T> TakeAsync<T>(
        Step step, Func<Task<HttpResponseMessage>> send, HttpStatusCode expected, Func<HttpResponseMessage, Task<T>> read)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await send();
        if (answer.StatusCode != expected)
            throw new StepFailedException(step, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        var value = await read(answer);
        _times[(int)step] = Stopwatch.GetElapsedTime(started);
        return value;
    }

    private static Task<string> LocationAsync(HttpResponseMessage answer) => Task.FromResult(answer.Headers.Location!.OriginalString);

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();

    private sealed record Issued(string Id);
}

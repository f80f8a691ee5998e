using System.Net;
using System.Text.RegularExpressions;

namespace BlazorConsole.Load;

/// <summary><c>pc-scan</c>: the phone opens a page, agrees at WeChat, comes back and confirms.</summary>
internal sealed partial class PatientWebSignIn(HttpClient http, Uri console, Uri weChat, string person, Losses losses)
    : PatientSignIn(http, console, person, "pc-scan", losses)
{
    private readonly Browser _phone = new(http, console, Browser.Phone);

    protected override bool IsByMiniProgram => false;

    protected override async Task ScanAsync(string ticket)
    {
        using var tapped = await OnceAsync(Step.Authorize, () => _phone.PostAsync($"/w/{ticket}/authorize"));
        if (tapped?.Headers.Location is not { } toWeChat)
            return;
        using var page = await AskWeChatAsync(HttpMethod.Get, toWeChat.OriginalString);
        var question = Question().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value;
        using var allowed = await AskWeChatAsync(
            HttpMethod.Post,
            new Uri(weChat, "/connect/oauth2/authorize/answer").AbsoluteUri,
            new FormUrlEncodedContent([new("question", question), new("answer", "allow")]));
        var back = allowed.Headers.Location!.OriginalString;
        // A page that did not come is loaded once more.
        using var scanned = await OnceAsync(Step.Callback, () => _phone.GetAsync(back)) ?? await UntilAnsweredAsync(() => _phone.GetAsync(back));
    }

    protected override async Task<bool> ConfirmAsync(string ticket)
    {
        using var approved = await OnceAsync(Step.Approve, () => _phone.PostAsync($"/w/{ticket}/approve"));
        if (approved is null or { StatusCode: HttpStatusCode.SeeOther })
            return true;
        // Its scan token was in an answer that got lost.
        Losses.Renewed();
        return false;
    }

    private async Task<HttpResponseMessage> AskWeChatAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Sandbox-Person", Person);
        return await Http.SendAsync(request);
    }

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}

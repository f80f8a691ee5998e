using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace BlazorConsole.Load;

/// <summary>
/// One person signs in and does not give up: when an answer is lost, page and phone ask how the ticket stands and go on from there, as
/// the real ones do. What is next for a state is one method, so that another way in is another class with other phone methods.
/// </summary>
internal sealed partial class PatientSignIn(HttpClient http, Uri console, Uri weChat, string person, Losses losses)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Browser _computer = new(http, console, Browser.Computer);
    private readonly Browser _phone = new(http, console, Browser.Phone);
    private string? _ticket;
    private string _attempt = "";

    public async Task<Acknowledged> RunAsync()
    {
        using (await UntilAnsweredAsync(() => _computer.GetAsync("/signin")))
        {
            // The page's GET gave the browser its secret.
        }

        while (true)
        {
            var state = _ticket is null ? null : await StateAsync(_ticket);
            if (state is "Approved" or "Redeemed")
            {
                if (await RedeemAsync(_ticket!) is { } session)
                    return new Acknowledged(person, _ticket!, session);
            }
            else if (state is "Issued")
                await ScanAsync(_ticket!);
            else if (state is not "Scanned" || !await ConfirmAsync(_ticket!))
                await RenewAsync();
        }
    }

    private async Task<string> StateAsync(string ticket)
    {
        using var answer = await UntilAnsweredAsync(() => _computer.GetAsync($"/api/v1/tickets/{ticket}"));
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Standing>())!.State : "Expired";
    }

    private async Task RenewAsync()
    {
        using var issued = await OnceAsync(Step.Ticket, () => _computer.PostAsync($"/api/v1/tickets{(_ticket is null ? "" : $"?replaces={_ticket}")}"));
        if (issued is not { StatusCode: HttpStatusCode.Created })
            return;
        _ticket = (await issued.Content.ReadFromJsonAsync<Issued>())!.Id;
        _attempt = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
    }

    private async Task ScanAsync(string ticket)
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

    /// <returns>False when this phone does not hold the ticket: its scan token was lost, and only a new code helps.</returns>
    private async Task<bool> ConfirmAsync(string ticket)
    {
        using var approved = await OnceAsync(Step.Approve, () => _phone.PostAsync($"/w/{ticket}/approve"));
        if (approved is null or { StatusCode: HttpStatusCode.SeeOther })
            return true;
        losses.Renewed();
        return false;
    }

    private async Task<string?> RedeemAsync(string ticket)
    {
        using var redeemed = await OnceAsync(
            Step.Redeem, () => _computer.PostAsync($"/api/v1/tickets/{ticket}/redeem", ("Idempotency-Key", _attempt)));
        if (redeemed is null or { StatusCode: HttpStatusCode.OK })
            return redeemed is null ? null : _computer.Cookie("session");
        // Must not happen: it shows in the counts, and the person signs in anew.
        losses.Refused(Step.Redeem);
        _ticket = null;
        return null;
    }

    private async Task<HttpResponseMessage> AskWeChatAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Sandbox-Person", person);
        return await http.SendAsync(request);
    }

    /// <returns>Null when the answer was lost: what it did is not known.</returns>
    private async Task<HttpResponseMessage?> OnceAsync(Step step, Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            var answer = await send();
            if (answer.StatusCode < HttpStatusCode.InternalServerError)
                return answer;
            answer.Dispose();
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError)
        {
            // Down: nothing was sent, nothing is lost.
            await Task.Delay(Pause);
            return null;
        }
        catch (HttpRequestException)
        {
            // As below.
        }

        losses.Lost(step);
        await Task.Delay(Pause);
        return null;
    }

    private static async Task<HttpResponseMessage> UntilAnsweredAsync(Func<Task<HttpResponseMessage>> send)
    {
        while (true)
        {
            try
            {
                var answer = await send();
                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                    return answer;
                answer.Dispose();
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }

            await Task.Delay(Pause);
        }
    }

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();

    private sealed record Issued(string Id);

    private sealed record Standing(string State);
}

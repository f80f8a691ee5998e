using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;

namespace BlazorConsole.Load;

/// <summary>
/// One person signs in and does not give up: when an answer is lost, page and phone ask how the ticket stands and go on from there, as
/// the real ones do. A way in is one class that says what the phone does.
/// </summary>
internal abstract class PatientSignIn(HttpClient http, Uri console, string person, string scenario, Losses losses)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Browser _computer = new(http, console, Browser.Computer);
    private string? _ticket;
    private string _attempt = "";

    protected HttpClient Http => http;

    protected Uri Console => console;

    protected string Person => person;

    protected Losses Losses => losses;

    protected abstract bool IsByMiniProgram { get; }

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
                    return new Acknowledged(person, _ticket!, session, IsByMiniProgram);
            }
            else if (state is "Issued")
                await ScanAsync(_ticket!);
            else if (state is not "Scanned" || !await ConfirmAsync(_ticket!))
                await RenewAsync();
        }
    }

    /// <summary>What the phone does while the ticket is issued.</summary>
    protected abstract Task ScanAsync(string ticket);

    /// <returns>False when this phone does not hold the ticket, and only a new code helps.</returns>
    protected abstract Task<bool> ConfirmAsync(string ticket);

    private async Task<string> StateAsync(string ticket)
    {
        using var answer = await UntilAnsweredAsync(() => _computer.GetAsync($"/api/v1/tickets/{ticket}"));
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Standing>())!.State : "Expired";
    }

    private async Task RenewAsync()
    {
        var replaces = _ticket is null ? "" : $"&replaces={_ticket}";
        using var issued = await OnceAsync(Step.Ticket, () => _computer.PostAsync($"/api/v1/tickets?scenario={scenario}{replaces}"));
        if (issued is not { StatusCode: HttpStatusCode.Created })
            return;
        _ticket = (await issued.Content.ReadFromJsonAsync<Issued>())!.Id;
        _attempt = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
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

    /// <returns>Null when the answer was lost: what it did is not known.</returns>
    protected async Task<HttpResponseMessage?> OnceAsync(Step step, Func<Task<HttpResponseMessage>> send)
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

    protected static async Task<HttpResponseMessage> UntilAnsweredAsync(Func<Task<HttpResponseMessage>> send)
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

    private sealed record Issued(string Id);

    private sealed record Standing(string State);
}

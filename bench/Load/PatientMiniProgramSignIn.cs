using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Load;

/// <summary>
/// <c>mini-program-scan</c>, with phone number: the mini program logs in and confirms. What got no answer is sent again with a new code
/// of WeChat's; a scan whose answer was lost is made again.
/// </summary>
internal sealed class PatientMiniProgramSignIn(HttpClient http, Uri console, Uri weChat, string person, Losses losses)
    : PatientSignIn(http, console, person, "mini-program-scan", losses)
{
    private const string UserAgent = "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36 MicroMessenger/8.0.50 MiniProgramEnv/android";

    private string? _held;
    private JsonNode? _scanned;

    protected override bool IsByMiniProgram => true;

    protected override async Task ScanAsync(string ticket)
    {
        using var scanned = await OnceAsync(
            Step.MiniProgramScan, async () => await CallAsync("scan", new { ticket, code = await CodeAsync("login", new { person = Person }) }));
        if (scanned is { StatusCode: HttpStatusCode.OK })
            (_held, _scanned) = (ticket, await scanned.Content.ReadFromJsonAsync<JsonNode>());
    }

    protected override async Task<bool> ConfirmAsync(string ticket)
    {
        if (_held != ticket)
        {
            await ScanAsync(ticket);
            return true;
        }

        using var confirmed = await OnceAsync(Step.MiniProgramConfirm, async () => await CallAsync("confirm", new
        {
            scanToken = (string?)_scanned!["scanToken"],
            phoneCode = await CodeAsync("phone-code", new { person = Person, kind = "real-time" }),
            agreements = _scanned["agreements"]!.AsArray().Where(agreement => !(bool)agreement!["accepted"]!)
                .Select(agreement => new { key = (string?)agreement!["key"], version = (string?)agreement["version"] }),
        }));
        if (confirmed is null)
            return true;

        // Everybody has a number of their own, ticks what is asked, and may scan again: there is nothing to ask and nothing to refuse.
        var answer = await confirmed.Content.ReadAsStringAsync();
        return confirmed.StatusCode is HttpStatusCode.OK && (string?)JsonNode.Parse(answer)!["decision"] == "approved"
            ? true
            : throw new StepFailedException(Step.MiniProgramConfirm, $"{(int)confirmed.StatusCode} {answer}");
    }

    // The WeChat client sends it: no Origin, no cookie.
    private async Task<HttpResponseMessage> CallAsync<T>(string verb, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Console, $"/api/v1/mini-program/{verb}"))
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return await Http.SendAsync(request);
    }

    private async Task<string> CodeAsync<T>(string what, T wish)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(weChat, $"/sandbox/phone/{what}"), wish);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }
}

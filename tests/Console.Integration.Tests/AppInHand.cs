using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Tickets;

namespace BlazorConsole.Integration.Tests;

/// <summary>The company's app on a phone: it keeps a verifier for the ticket that it began, and has no cookie.</summary>
internal sealed class AppInHand : IDisposable
{
    private readonly HttpClient _http;

    public AppInHand(RunningConsole console)
    {
        _http = console.Server.CreateClient();
        _http.BaseAddress = new Uri(console.Origin);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "AcmeApp/1.0 (Android 15)");
    }

    public string Verifier { get; } = Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32));

    public string Challenge => Base64UrlText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string Ticket { get; private set; } = "";

    public async Task<JsonNode> BeginAsync(string? appId = null, string? session = null)
    {
        using var answer = await AskAsync(appId, session);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var begun = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Ticket = (string)begun["ticket"]!;
        return begun;
    }

    /// <summary>Begins a sign-in; with a session, the step that adds the number of whoever has it.</summary>
    public async Task<HttpResponseMessage> AskAsync(string? appId = null, string? session = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(""))
        {
            Content = JsonContent.Create(new { challenge = Challenge, appId, purpose = session is null ? null : "phone" }),
        };
        if (session is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        return await _http.SendAsync(request);
    }

    public async Task<string> StateAsync()
    {
        using var answer = await PostAsync("/state", Proof());
        return (string)(await answer.DecisionAsync())["state"]!;
    }

    public async Task<HttpResponseMessage> RedeemAsync(string? verifier = null, string? attempt = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/redeem")) { Content = JsonContent.Create(Proof(verifier)) };
        if (attempt is not null)
            request.Headers.Add(RedeemTicket.AttemptHeader, attempt);
        return await _http.SendAsync(request);
    }

    public object Proof(string? verifier = null) => new { ticket = Ticket, verifier = verifier ?? Verifier };

    public Task<HttpResponseMessage> PostAsync(string what, object body) => _http.PostAsJsonAsync(Address(what), body);

    public async Task<HttpResponseMessage> WhoAmIAsync(string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ConsoleUrls.AppSession, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(string what) => new(ConsoleUrls.AppTickets + what, UriKind.Relative);
}

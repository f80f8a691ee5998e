using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests;

/// <summary>The company's mini program, open on one person's phone: WeChat gives it codes, and it calls the console without Origin or cookie.</summary>
internal sealed class MiniProgramInHand : IDisposable
{
    private readonly HttpClient _weChat = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
    private readonly HttpClient _console;
    private readonly string _person;
    private readonly string _appId;

    public MiniProgramInHand(RunningConsole console, string person)
        : this(console.Server.CreateClient(), console, person)
    {
    }

    /// <param name="client">Brings requests to the console and keeps no cookie.</param>
    /// <param name="console">Whose WeChat and whose mini program it is.</param>
    /// <param name="person">Who holds the phone.</param>
    public MiniProgramInHand(HttpClient client, RunningConsole console, string person)
    {
        _person = person;
        _appId = console.MiniProgram.AppId;
        _console = client;
        _console.BaseAddress = new Uri(console.Origin);
        _console.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "MicroMessenger/8.0.50 MiniProgramEnv/android");
        _console.DefaultRequestHeaders.Referrer = new Uri($"https://servicewechat.com/{console.MiniProgram.AppId}/1/page-frame.html");
        _weChat.BaseAddress = new Uri(console.WeChat);
    }

    public string ScanToken { get; private set; } = "";

    public Task<string> LoginCodeAsync(string? appId = null) => CodeAsync("login", new { person = _person, appId });

    public Task<string> PhoneCodeAsync() => CodeAsync("phone-code", new { person = _person, kind = "quick" });

    /// <summary>What the quick button of an old WeChat gives: encrypted for the login before it.</summary>
    public async Task<(string Data, string Iv)> PhoneDataAsync()
    {
        var detail = await AskPhoneAsync("phone-code", new { person = _person, kind = "quick" });
        return ((string)detail["encryptedData"]!, (string)detail["iv"]!);
    }

    /// <summary>Opens with the scanned link and logs in.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="scene">WeChat's number for how it was opened.</param>
    public async Task<JsonNode> ScanAsync(string ticket, int? scene = null)
    {
        using var answer = await AskAsync(ticket, scene);
        return await TakeAsync(answer);
    }

    /// <summary>Logs in anew, with a code of its own, and asks for the ticket.</summary>
    public async Task<HttpResponseMessage> AskAsync(string ticket, int? scene = null) =>
        await PostAsync("scan", new { ticket, code = await LoginCodeAsync(), scene });

    /// <summary>Goes on with the answer to a scan.</summary>
    public async Task<JsonNode> TakeAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var scanned = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ScanToken = (string)scanned["scanToken"]!;
        return scanned;
    }

    /// <summary>Confirms, with a number when <paramref name="phone"/>.</summary>
    public async Task<HttpResponseMessage> ConfirmAsync(bool phone = true, string? proof = null, string? answer = null, int? number = null, params object[] agreements) =>
        await PostAsync("confirm", new
        {
            scanToken = ScanToken,
            phoneCode = phone ? await PhoneCodeAsync() : null,
            phoneProof = proof,
            agreements,
            answer,
            number,
        });

    public Task<HttpResponseMessage> DenyAsync() => PostAsync("deny", new { scanToken = ScanToken });

    public Task<HttpResponseMessage> PostAsync(string verb, object body) =>
        _console.PostAsync(new Uri($"/api/v1/mini-program/{verb}", UriKind.Relative), JsonContent.Create(body, options: Written));

    /// <summary>Signs in by itself, without any screen.</summary>
    public async Task<HttpResponseMessage> SignInAsync(bool phone = false) => await PostDoorAsync("mini-program", new
    {
        appId = _appId,
        code = await LoginCodeAsync(),
        phoneCode = phone ? await PhoneCodeAsync() : null,
    });

    public Task<HttpResponseMessage> SignInWithAsync(string code) => PostDoorAsync("mini-program", new { appId = _appId, code });

    public Task<HttpResponseMessage> PostDoorAsync(string door, object body) =>
        _console.PostAsync(new Uri($"/api/v1/sign-in/{door}", UriKind.Relative), JsonContent.Create(body, options: Written));

    public Task<HttpResponseMessage> PostDoorTextAsync(string door, string body) =>
        _console.PostAsync(new Uri($"/api/v1/sign-in/{door}", UriKind.Relative), new StringContent(body, null, "application/json"));

    public Task<HttpResponseMessage> PostTextAsync(string verb, string body, string type = "application/json") =>
        _console.PostAsync(new Uri($"/api/v1/mini-program/{verb}", UriKind.Relative), new StringContent(body, null, type));

    public void Dispose()
    {
        _weChat.Dispose();
        _console.Dispose();
    }

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private async Task<string> CodeAsync(string what, object wish) => (string)(await AskPhoneAsync(what, wish))["code"]!;

    private async Task<JsonNode> AskPhoneAsync(string what, object wish)
    {
        using var answer = await _weChat.PostAsJsonAsync(new Uri($"/sandbox/phone/{what}", UriKind.Relative), wish);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}

internal static class DecisionExtensions
{
    public static async Task<JsonNode> DecisionAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public static async Task ApprovedAsync(this HttpResponseMessage answer) =>
        Assert.Equal("approved", (string?)(await answer.DecisionAsync())["decision"]);
}

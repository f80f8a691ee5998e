using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.SignIn.Tickets;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>A console whose official account can be followed, and which WeChat can reach.</summary>
public sealed class FollowedConsole : IAsyncLifetime
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
    private ConsoleDoor? _door;

    public RunningConsole Console { get; } = new();

    public string Confirm { get; init; } = "Link";

    public string Token { get; private set; } = "";

    public string EncodingAesKey { get; private set; } = "";

    internal PushCipher Cipher => new(Domain.WeChat.EncodingAesKey.TryParse(EncodingAesKey)!, WeChatAppId.Parse(Console.OfficialAccount.AppId));

    public async Task InitializeAsync()
    {
        await Console.StartWeChatAsync();
        var settings = await WeChatAsync(HttpMethod.Get, "/sandbox/pushes/official");
        (Token, EncodingAesKey) = ((string)settings["token"]!, (string)settings["encodingAesKey"]!);
        Console.Settings["Channels:official:Push:Token"] = Token;
        Console.Settings["Channels:official:Push:EncodingAesKey"] = EncodingAesKey;
        Console.Settings["Channels:official:Follow:Confirm"] = Confirm;
        // Pushes of the mini program are plain here.
        Console.Settings["Channels:mini:Push:Token"] = Token;
        Console.Start();
        _door = await ConsoleDoor.BeforeAsync(Console);
    }

    public async Task DisposeAsync()
    {
        await _door!.DisposeAsync();
        await Console.DisposeAsync();
    }

    /// <summary>A new code on a screen, and what it holds.</summary>
    internal async Task<(IssuedTicket Ticket, string Url)> NewCodeAsync(Screen screen)
    {
        var ticket = await screen.NewCodeAsync(scenario: Scenario.FollowOfficialAccount);
        var asked = (await Console.WeChatLogAsync("/cgi-bin/qrcode/create"))[^1];
        return (ticket, (string)JsonNode.Parse((string)asked["bodyStart"]!)!["url"]!);
    }

    /// <summary>The person follows on the profile that the code leads to, or scans as a follower. Answers the last line of the chat.</summary>
    internal async Task<string> ScanAsync(string person, string url)
    {
        var chat = await PhoneAsync("open", person, url);
        if (!(bool)chat["follows"]!)
            chat = await PhoneAsync("follow", person, url);
        return (string?)chat["messages"]!.AsArray().LastOrDefault()?["text"] ?? "";
    }

    internal Task<JsonNode> PhoneAsync(string what, string person, string? url = null) =>
        WeChatAsync(HttpMethod.Post, $"/sandbox/phone/official-account/{what}", new { person, url });

    internal async Task<JsonNode> WeChatAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Console.WeChat + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length > 0 && JsonNode.Parse(text) is { } said ? said : new JsonObject();
    }

    /// <summary>The tries that WeChat made to push.</summary>
    internal async Task<IReadOnlyList<JsonNode>> TriesAsync() => [.. (await WeChatAsync(HttpMethod.Get, "/sandbox/pushes")).AsArray().OfType<JsonNode>()];
}

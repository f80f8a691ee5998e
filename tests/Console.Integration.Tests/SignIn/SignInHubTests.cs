using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The hub as a browser speaks to it: SignalR's JSON protocol over a WebSocket.</summary>
public sealed class SignInHubTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const char EndOfMessage = '\u001e';

    [Fact]
    public async Task Screen_WatchesItsTicket_IsToldEachChangeAndReadsIt()
    {
        var (cookie, ticket) = await IssueAsync();
        using var socket = await ConnectAsync(cookie, console.Origin);
        Assert.Equal("Issued", (string?)(await WatchAsync(socket, ticket))["state"]);
        using var phone = new Phone(console, "load-40");

        using var scanned = await phone.ScanAsync(ticket);

        Assert.Equal("Changed", (string?)(await ReceiveAsync(socket))["target"]);
        Assert.Equal("Scanned", (string?)(await WatchAsync(socket, ticket))["state"]);
        using var approved = await phone.ApproveAsync(ticket);
        var told = await ReceiveAsync(socket);
        Assert.Equal("Changed", (string?)told["target"]);
        Assert.Equal("[]", told["arguments"]!.ToJsonString());
    }

    [Fact]
    public async Task AnotherBrowser_WatchesTheTicket_LearnsNothing()
    {
        var (_, ticket) = await IssueAsync();
        var (otherCookie, otherTicket) = await IssueAsync();
        using var socket = await ConnectAsync(otherCookie, console.Origin);

        Assert.Null(await AskAsync(socket, ticket));

        // Neither is it told of changes: the next thing it hears is the answer about its own ticket.
        using var phone = new Phone(console, "load-41");
        using var scanned = await phone.ScanAsync(ticket);
        Assert.Equal("Issued", (string?)(await WatchAsync(socket, otherTicket))["state"]);
    }

    [Theory] // attack case G7
    [InlineData("http://evil.example")]
    [InlineData("")]
    public async Task WebSocket_FromAnotherOrigin_IsRefused(string origin)
    {
        var (cookie, _) = await IssueAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(cookie, origin));
    }

    private async Task<(string Cookie, string Ticket)> IssueAsync()
    {
        using var screen = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();
        using var browser = console.Browser();
        using var page = await browser.GetAsync(new Uri("/signin", UriKind.Relative));
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, ConsoleUrls.Tickets);
        using var issued = await browser.SendAsync(request);
        var ticket = JsonNode.Parse(await issued.Content.ReadAsStringAsync())!;
        return (cookie, (string)ticket["id"]!);
    }

    private async Task<WebSocket> ConnectAsync(string cookie, string origin)
    {
        var client = console.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin.Length > 0)
                request.Headers.Origin = origin;
        };
        var socket = await client.ConnectAsync(new Uri($"{console.Origin.Replace("http", "ws", StringComparison.Ordinal)}{ConsoleUrls.SignInHub}"), Limit());
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await ReceiveAsync(socket);
        return socket;
    }

    private static async Task<JsonNode> WatchAsync(WebSocket socket, string ticket) =>
        await AskAsync(socket, ticket) ?? throw new InvalidOperationException("The hub does not know the ticket.");

    private static async Task<JsonNode?> AskAsync(WebSocket socket, string ticket)
    {
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{ticket}}"]}""");
        while (true)
        {
            var message = await ReceiveAsync(socket);
            if ((int?)message["type"] is 3)
                return message["result"];
            Assert.NotEqual(1, (int?)message["type"]);
        }
    }

    private static async Task SendAsync(WebSocket socket, string message) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message + EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, Limit());

    private static async Task<JsonNode> ReceiveAsync(WebSocket socket)
    {
        while (true)
        {
            var text = await ReceiveTextAsync(socket);
            // Pings come between the messages.
            if (JsonNode.Parse(text) is { } message && (int?)message["type"] is not 6)
                return message;
        }
    }

    private static async Task<string> ReceiveTextAsync(WebSocket socket)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await socket.ReceiveAsync(one, Limit());
            if (one[0] == EndOfMessage)
                return text.ToString();
            text.Append((char)one[0]);
        }
    }

    private static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;
}

using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests.SignIn;

public sealed class SignInHubTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact] // attack case A10
    public async Task Screen_WatchesItsTicket_IsToldEachChangeAndReadsIt()
    {
        var (cookie, ticket) = await IssueAsync();
        using var line = await ConnectAsync(cookie, console.Origin);
        Assert.Equal("Issued", (string?)(await line.WatchAsync(ticket))["state"]);
        using var phone = new Phone(console, "load-40");

        using var scanned = await phone.ScanAsync(ticket);

        Assert.Equal("Changed", (string?)(await line.ToldAsync())["target"]);
        Assert.Equal("Scanned", (string?)(await line.WatchAsync(ticket))["state"]);
        using var approved = await phone.ApproveAsync(ticket);
        var told = await line.ToldAsync();
        Assert.Equal("Changed", (string?)told["target"]);
        Assert.Equal("[]", told["arguments"]!.ToJsonString());
    }

    [Fact] // attack case A2
    public async Task AnotherBrowser_WatchesTheTicket_LearnsNothing()
    {
        var (_, ticket) = await IssueAsync();
        var (otherCookie, otherTicket) = await IssueAsync();
        using var line = await ConnectAsync(otherCookie, console.Origin);

        Assert.Null(await line.AskAsync(ticket));

        // Neither is it told of changes: the only thing it hears is the answer about its own ticket.
        using var phone = new Phone(console, "load-41");
        using var scanned = await phone.ScanAsync(ticket);
        Assert.Equal("Issued", (string?)(await line.WatchAsync(otherTicket))["state"]);
        Assert.Equal(0, line.Untold);
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

    private async Task<HubLine> ConnectAsync(string cookie, string origin)
    {
        var client = console.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin.Length > 0)
                request.Headers.Origin = origin;
        };
        var socket = await client.ConnectAsync(new Uri($"{console.Origin.Replace("http", "ws", StringComparison.Ordinal)}{ConsoleUrls.SignInHub}"), Limit());
        return await HubLine.OpenAsync(socket);
    }

    private static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;
}

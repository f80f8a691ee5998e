using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.JsSdk;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>GET /cgi-bin/ticket/getticket.</summary>
public sealed class JsTicketTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public void Signature_OfTheVector_IsTheVectors() => Assert.Equal(
        "9045275c7628ba780ec4dd4c3a3d3af4b4328ad8",
        JsTickets.Signature("SIMTICKET-0001", "n0nce7Xy", "1795000000", "https://app.example.test/h5/index.html?x=1"));

    [Fact]
    public async Task Ticket_UntilItExpires_IsTheSame()
    {
        var first = await AskAsync("jsapi");
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(110));
        var second = await AskAsync("jsapi");
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(10));
        var third = await AskAsync("jsapi");

        Assert.Equal(["errcode", "errmsg", "ticket", "expires_in"], first.AsObject().Select(field => field.Key));
        Assert.Equal(7200, (int)first["expires_in"]!);
        Assert.Equal((string?)first["ticket"], (string?)second["ticket"]);
        Assert.InRange((int)second["expires_in"]!, 1, 600);
        Assert.NotEqual((string?)first["ticket"], (string?)third["ticket"]);
    }

    [Fact]
    public async Task Ticket_OfAnotherTypeOrApp_IsAnotherOrNone()
    {
        Assert.NotEqual((string?)(await AskAsync("jsapi"))["ticket"], (string?)(await AskAsync("wx_card"))["ticket"]);
        Assert.Equal(40097, (int)(await AskAsync("other"))["errcode"]!);
        Assert.Equal(48001, (int)(await AskAsync("jsapi", sandbox.Mini))["errcode"]!);
    }

    private async Task<JsonNode> AskAsync(string type, WeChatApp? app = null) => await sandbox.SnsAsync(
        $"/cgi-bin/ticket/getticket?access_token={(string)(await sandbox.StableTokenAsync(app ?? sandbox.Official))["access_token"]!}&type={type}");
}

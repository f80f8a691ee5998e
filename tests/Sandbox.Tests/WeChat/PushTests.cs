using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using BlazorConsole.Sandbox.WeChat.Pushes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What WeChat pushes, as an address that a company named receives it.</summary>
public sealed class PushTests : IAsyncLifetime
{
    private const string Token = "simtoken2026";
    private const string Key = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private readonly RunningSandbox _sandbox = new();
    private readonly List<(string Query, string Type, string Body)> _received = [];
    private WebApplication? _company;
    private Func<HttpContext, string, Task> _answer = (context, _) => context.Response.WriteAsync("success");

    public async Task InitializeAsync()
    {
        await _sandbox.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _company = builder.Build();
        _company.MapGet("/push", (string signature, string timestamp, string nonce, string echostr) =>
            signature == PushCrypto.Sign(Token, timestamp, nonce) ? Results.Text(echostr) : Results.StatusCode(403));
        _company.MapPost("/push", ReceiveAsync);
        await _company.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _company!.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("plain", "xml")]
    [InlineData("plain", "json")]
    [InlineData("compatible", "xml")]
    [InlineData("compatible", "json")]
    [InlineData("safe", "xml")]
    [InlineData("safe", "json")]
    public async Task Event_InEveryModeAndFormat_IsSignedAndSaysWhatHappened(string mode, string format)
    {
        await SaveAsync(mode, format);
        var url = (string)(await _sandbox.CreateCodeAsync("with_under_scores"))["url"]!;

        await _sandbox.AccountAsync("follow", "xiaowang", url);
        await _sandbox.AccountAsync("open", "xiaowang", url);
        await _sandbox.AccountAsync("unfollow", "xiaowang");

        Assert.Equal(
            [("subscribe", "qrscene_with_under_scores", true), ("SCAN", "with_under_scores", true), ("unsubscribe", "", false)],
            _received.Select(push => Told(push, mode)).Select(told => (told("Event"), told("EventKey"), told("Ticket") is not null)));
        Assert.All(_received, push => Assert.Equal(format == "xml" ? "text/xml" : "application/json", push.Type));
        // In safe mode nothing but the account is readable on the way.
        Assert.Equal(mode != "safe", _received[0].Body.Contains("subscribe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_ThatDoesNotAnswerWithTheEcho_IsNotSaved()
    {
        using var wrong = await PutAsync("/sandbox/pushes/official", new { url = Address, token = "othertoken", encodingAesKey = Key });
        using var badKey = await PutAsync("/sandbox/pushes/official", new { url = Address, token = Token, encodingAesKey = "short" });
        using var dead = await PutAsync("/sandbox/pushes/official", new { url = "http://127.0.0.1:1/", token = Token, encodingAesKey = Key });

        Assert.All([wrong, badKey, dead], answer => Assert.Equal(400, (int)answer.StatusCode));
        Assert.NotEqual(Address, (string?)(await _sandbox.SnsAsync("/sandbox/pushes/official"))["url"]);
    }

    [Theory]
    [InlineData("safe", "xml")]
    [InlineData("safe", "json")]
    [InlineData("plain", "xml")]
    public async Task Reply_ToAnEvent_IsReadInTheChat(string mode, string format)
    {
        await SaveAsync(mode, format);
        _answer = (context, body) => context.Response.WriteAsync(Reply(body, mode, format, "你好 <b>"));

        var chat = await _sandbox.AccountAsync("follow", "xiaowang");

        var message = Assert.Single(chat["messages"]!.AsArray())!;
        Assert.Equal(("你好 <b>", false), ((string?)message["text"], (bool)message["isNotice"]!));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("<xml><Content>no envelope</Content></xml>")]
    [InlineData("<xml><Encrypt>AAAA</Encrypt><MsgSignature>x</MsgSignature><TimeStamp>1</TimeStamp><Nonce>1</Nonce></xml>")]
    public async Task Reply_ThatIsNone_IsAnAccountOutOfService(string reply)
    {
        await SaveAsync("safe", "xml");
        _answer = (context, _) => context.Response.WriteAsync(reply);

        var chat = await _sandbox.AccountAsync("follow", "xiaowang");

        Assert.True((bool)Assert.Single(chat["messages"]!.AsArray())!["isNotice"]!);
    }

    [Fact]
    public async Task Address_ThatIsTooSlow_IsAskedThreeTimesMoreWithTheSameBody()
    {
        await SaveAsync("safe", "xml");
        // Long enough for a request to arrive on a busy machine: one that is given up before that is counted by nobody.
        await PutGoodAsync("/sandbox/pushes/official/delivery", new { timeoutMs = 500, signAgain = true });
        _answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);

        var chat = await _sandbox.AccountAsync("follow", "xiaowang");

        Assert.Equal(4, _received.Count);
        Assert.Single(_received.Select(push => push.Body).Distinct());
        Assert.Equal(4, _received.Select(push => push.Query).Distinct().Count());
        Assert.True((bool)Assert.Single(chat["messages"]!.AsArray())!["isNotice"]!);
    }

    [Fact]
    public async Task Events_DoubledAndHeld_ComeTwiceAndTheOtherWayRound()
    {
        await SaveAsync("plain", "xml");
        await PutGoodAsync("/sandbox/pushes/official/delivery", new { copies = 2, hold = true });
        await _sandbox.AccountAsync("follow", "xiaowang");
        await _sandbox.AccountAsync("unfollow", "xiaowang");
        Assert.Empty(_received);

        await _sandbox.PostAsync("/sandbox/pushes/official/release?reversed=true", new { });

        Assert.Equal(
            ["unsubscribe", "unsubscribe", "subscribe", "subscribe"], _received.Select(push => Told(push, "plain")("Event")));
    }

    [Theory]
    [InlineData("user_info_modified", null, false)]
    [InlineData("user_authorization_revoke", "205", true)]
    [InlineData("user_authorization_cancellation", null, false)]
    public async Task PrivacyEvent_OnDemand_NamesThePersonAndNotTheSender(string name, string? revoked, bool oddKeys)
    {
        await SaveAsync("safe", "json");
        using var told = await _sandbox.Client.PostAsJsonAsync(
            new Uri($"{_sandbox.Origins.WeChat}/sandbox/pushes/official/privacy"), new { person = "xiaowang", @event = name, revokeInfo = revoked, oddKeys });

        Assert.True(told.IsSuccessStatusCode);
        var push = Told(Assert.Single(_received), "safe");
        Assert.Equal((name, revoked), (push("Event"), push(oddKeys ? "revokeinfo" : "RevokeInfo")));
        Assert.Equal(await _sandbox.OpenIdAsync("xiaowang", "official"), push(oddKeys ? "openid" : "OpenID"));
        Assert.NotEqual(push("FromUserName"), push(oddKeys ? "openid" : "OpenID"));
    }

    private string Address => $"{_company!.Urls.Single()}/push";

    private PushSettings Settings => new(Address, Token, Key);

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        lock (_received)
            _received.Add((context.Request.QueryString.Value!, context.Request.ContentType!, body));
        await _answer(context, body);
    }

    private Func<string, string?> Told((string Query, string Type, string Body) push, string mode)
    {
        var query = QueryHelpers.ParseQuery(push.Query);
        var (timestamp, nonce) = (query["timestamp"].ToString(), query["nonce"].ToString());
        Assert.Equal(PushCrypto.Sign(Token, timestamp, nonce), query["signature"].ToString());
        if (mode == "plain")
            return Fields(push.Body);
        var encrypted = Fields(push.Body)("Encrypt")!;
        Assert.Equal("aes", query["encrypt_type"].ToString());
        Assert.Equal(PushCrypto.Sign(Token, timestamp, nonce, encrypted), query["msg_signature"].ToString());
        return Fields(PushCrypto.Decrypt(encrypted, Settings, _sandbox.Official)!);
    }

    private string Reply(string body, string mode, string format, string text)
    {
        var push = Fields(mode == "plain" ? body : PushCrypto.Decrypt(Fields(body)("Encrypt")!, Settings, _sandbox.Official)!);
        var reply = Write(format, ("ToUserName", push("FromUserName")!), ("FromUserName", push("ToUserName")!), ("CreateTime", "1"), ("MsgType", "text"), ("Content", text));
        if (mode == "plain")
            return reply;
        var encrypted = PushCrypto.Encrypt(reply, Settings, _sandbox.Official);
        return Write(format, ("Encrypt", encrypted), ("MsgSignature", PushCrypto.Sign(Token, "2", "3", encrypted)), ("TimeStamp", "2"), ("Nonce", "3"));
    }

    private static string Write(string format, params (string Name, string Value)[] fields) => format == "xml"
        ? new XElement("xml", fields.Select(field => new XElement(field.Name, field.Value))).ToString()
        : System.Text.Json.JsonSerializer.Serialize(fields.ToDictionary(field => field.Name, field => field.Value));

    private static Func<string, string?> Fields(string text)
    {
        if (!text.StartsWith('{'))
            return name => XElement.Parse(text).Element(name)?.Value;
        var json = JsonNode.Parse(text)!;
        return name => json[name]?.ToString();
    }

    private Task SaveAsync(string mode, string format) =>
        PutGoodAsync("/sandbox/pushes/official", new { url = Address, token = Token, encodingAesKey = Key, mode, format });

    private async Task PutGoodAsync(string path, object body)
    {
        using var answer = await PutAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> PutAsync(string path, object body) => _sandbox.Client.PutAsJsonAsync(new Uri(_sandbox.Origins.WeChat + path), body);
}

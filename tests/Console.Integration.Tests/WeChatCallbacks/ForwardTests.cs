using System.Net;
using BlazorConsole.Domain.WeChat;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>What is not the console's goes to the company's own address, and its answer comes back.</summary>
public sealed class ForwardTests : IAsyncLifetime
{
    private readonly List<(string Query, string Type, byte[] Body, bool HasCookie)> _received = [];

    private readonly FollowedConsole _followed = new();

    private RequestDelegate _backend = context => context.Response.WriteAsync("<xml>theirs</xml>");

    private ConsoleDoor? _door;

    private ForgedPush Push => new(_followed);

    public async Task InitializeAsync()
    {
        _door = await ConsoleDoor.OpenAsync(0, async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Add((context.Request.QueryString.Value!, context.Request.ContentType!, body.ToArray(), context.Request.Headers.Cookie.Count > 0));
            await _backend(context);
        });
        _followed.Console.Settings["Channels:official:Push:Forward"] = $"{_door.Address}/wechat?tenant=7";
        await _followed.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _followed.DisposeAsync();
        await _door!.DisposeAsync();
    }

    [Fact]
    public async Task Message_OfAnother_GoesOnByteForByteAndItsAnswerComesBack()
    {
        const string Message = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oSim</FromUserName><MsgType>text</MsgType><Content>你好</Content><MsgId>7</MsgId></xml>";

        var answer = await (Push with { Message = Message }).AnsweredAsync();

        Assert.Equal("<xml>theirs</xml>", answer);
        var received = Assert.Single(_received);
        Assert.StartsWith("?tenant=7&signature=", received.Query, StringComparison.Ordinal);
        Assert.Equal("text/xml; charset=utf-8", received.Type);
        Assert.False(received.HasCookie);
        var envelope = PushMessage.Read(System.Text.Encoding.UTF8.GetString(received.Body)).Value!;
        Assert.Equal(Message, _followed.Cipher.Decrypt(envelope.Encrypted).Value);
        var query = System.Web.HttpUtility.ParseQueryString(received.Query);
        Assert.True(PushSignature.Matches(query["msg_signature"], _followed.Token, query["timestamp"]!, query["nonce"]!, envelope.Encrypted!));
    }

    [Fact]
    public async Task Scan_OfOneOfOurCodes_IsNotHandedOnAndOneOfTheirsIs()
    {
        using var screen = await Screen.OpenAsync(_followed.Console);
        var (_, url) = await _followed.NewCodeAsync(screen);
        Assert.Contains("/w/", await _followed.ScanAsync("xiaowang", url), StringComparison.Ordinal);
        Assert.Empty(_received);

        Assert.Equal("<xml>theirs</xml>", await (Push with { Message = ForgedPush.Event("SCAN", "oSim", "login_7f3c", 1) }).AnsweredAsync());
        Assert.Equal("<xml>theirs</xml>", await (Push with { Message = ForgedPush.Event("unsubscribe", "oSim", "", 2) }).AnsweredAsync());
        Assert.Equal(2, _received.Count);
    }

    [Fact]
    public async Task Push_WithABadSignature_IsNotHandedOn()
    {
        await (Push with { Signature = new string('0', 40) }).RefusedAsync();

        Assert.Empty(_received);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("redirect")]
    [InlineData("reset")]
    [InlineData("huge")]
    public async Task Backend_ThatFails_IsASuccessForWeChatAndALineInTheLog(string how)
    {
        _backend = context =>
        {
            switch (how)
            {
                case "status":
                    context.Response.StatusCode = 500;
                    return context.Response.WriteAsync("oh no");
                case "redirect":
                    context.Response.Redirect($"{_door!.Address}/elsewhere");
                    return Task.CompletedTask;
                case "reset":
                    context.Abort();
                    return Task.CompletedTask;
                default:
                    return context.Response.WriteAsync(new string('x', 70_000));
            }
        };

        Assert.Equal("success", await Push.AnsweredAsync());

        Assert.Single(_received);
        var lines = _followed.Console.Logs.Text.Split('\n').Where(line => line.Contains("Push:Forward", StringComparison.Ordinal)).ToList();
        Assert.Contains("official", Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("signature", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backend_ThatNeverAnswers_CostsLessThanWeChatsPatience()
    {
        _backend = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Assert.Equal("success", await Push.AnsweredAsync());

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 1, 5);
    }

    [Fact]
    public async Task Push_ThatComesBackToUs_GoesNoFurther()
    {
        // The backend hands on to us what we handed on to it.
        _backend = async context =>
        {
            using var client = _followed.Console.Server.CreateClient();
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"{_followed.Console.Origin}/wechat/push/official{context.Request.QueryString.Value!.Replace("?tenant=7&", "?", StringComparison.Ordinal)}");
            request.Content = new ByteArrayContent(_received[^1].Body);
            request.Headers.TryAddWithoutValidation("Via", context.Request.Headers["Via"].ToString());
            using var answer = await client.SendAsync(request);
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        };

        Assert.Equal("success", await Push.AnsweredAsync());
        Assert.Single(_received);
    }
}

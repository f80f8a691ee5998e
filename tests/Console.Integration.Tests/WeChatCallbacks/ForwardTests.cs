using System.Net;
using BlazorConsole.Domain.WeChat;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>What is not the console's goes to the company's own address, and its answer comes back.</summary>
public sealed class ForwardTests : IClassFixture<ForwardingConsole>
{
    private readonly ForwardingConsole _forwarding;

    public ForwardTests(ForwardingConsole forwarding)
    {
        _forwarding = forwarding;
        forwarding.Received.Clear();
        forwarding.Answer = context => context.Response.WriteAsync("<xml>theirs</xml>");
    }

    private FollowedConsole Followed => _forwarding.Followed;

    private List<ReceivedThere> Received => _forwarding.Received;

    private ForgedPush Push => new(Followed);

    [Fact]
    public async Task Message_OfAnother_GoesOnByteForByteAndItsAnswerComesBack()
    {
        const string Message = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oSim</FromUserName><MsgType>text</MsgType><Content>你好</Content><MsgId>7</MsgId></xml>";

        var answer = await (Push with { Message = Message }).AnsweredAsync();

        Assert.Equal("<xml>theirs</xml>", answer);
        var received = Assert.Single(Received);
        Assert.StartsWith("?tenant=7&signature=", received.Query, StringComparison.Ordinal);
        Assert.Equal("text/xml; charset=utf-8", received.Type);
        Assert.False(received.HasCookie);
        var envelope = PushMessage.Read(System.Text.Encoding.UTF8.GetString(received.Body)).Value!;
        Assert.Equal(Message, Followed.Cipher.Decrypt(envelope.Encrypted).Value);
        var query = System.Web.HttpUtility.ParseQueryString(received.Query);
        Assert.True(PushSignature.Matches(query["msg_signature"], Followed.Token, query["timestamp"]!, query["nonce"]!, envelope.Encrypted!));
    }

    [Fact]
    public async Task Scan_OfOneOfOurCodes_IsNotHandedOnAndOneOfTheirsIs()
    {
        using var screen = await Screen.OpenAsync(Followed.Console);
        var (_, url) = await Followed.NewCodeAsync(screen);
        Assert.Contains("/w/", await Followed.ScanAsync("xiaowang", url), StringComparison.Ordinal);
        Assert.Empty(Received);

        Assert.Equal("<xml>theirs</xml>", await (Push with { Message = ForgedPush.Event("SCAN", "oSim", "login_7f3c", 1) }).AnsweredAsync());
        Assert.Equal("<xml>theirs</xml>", await (Push with { Message = ForgedPush.Event("unsubscribe", "oSim", "", 2) }).AnsweredAsync());
        Assert.Equal(2, Received.Count);
    }

    [Fact]
    public async Task Push_WithABadSignature_IsNotHandedOn()
    {
        await (Push with { Signature = new string('0', 40) }).RefusedAsync();

        Assert.Empty(Received);
    }

    [Theory]
    [InlineData("status", "status 500")]
    [InlineData("redirect", "status 302")]
    [InlineData("reset", "no usable answer")]
    [InlineData("huge", "no usable answer")]
    public async Task Backend_ThatFails_IsASuccessForWeChatAndALineInTheLog(string how, string why)
    {
        _forwarding.Answer = context =>
        {
            switch (how)
            {
                case "status":
                    context.Response.StatusCode = 500;
                    return context.Response.WriteAsync("oh no");
                case "redirect":
                    context.Response.Redirect($"{_forwarding.Address}/elsewhere");
                    return Task.CompletedTask;
                case "reset":
                    context.Abort();
                    return Task.CompletedTask;
                default:
                    return context.Response.WriteAsync(new string('x', 70_000));
            }
        };

        Assert.Equal("success", await Push.AnsweredAsync());

        Assert.Single(Received);
        var line = Followed.Console.Logs.Text.Split('\n').Last(line => line.Contains("Push:Forward", StringComparison.Ordinal));
        Assert.Contains($"official was not taken by Push:Forward: {why}.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("signature", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backend_ThatNeverAnswers_CostsLessThanWeChatsPatience()
    {
        _forwarding.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Assert.Equal("success", await Push.AnsweredAsync());

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 1, 5);
    }

    [Fact]
    public async Task Push_ThatComesBackToUs_GoesNoFurther()
    {
        // The backend hands on to us what we handed on to it.
        _forwarding.Answer = async context =>
        {
            using var client = Followed.Console.Server.CreateClient();
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"{Followed.Console.Origin}/wechat/push/official{context.Request.QueryString.Value!.Replace("?tenant=7&", "?", StringComparison.Ordinal)}");
            request.Content = new ByteArrayContent(Received[^1].Body);
            request.Headers.TryAddWithoutValidation("Via", context.Request.Headers["Via"].ToString());
            using var answer = await client.SendAsync(request);
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        };

        Assert.Equal("success", await Push.AnsweredAsync());
        Assert.Single(Received);
    }
}

using System.Net;
using System.Net.Http.Json;

namespace BlazorConsole.Sandbox.Tests.Control;

public sealed class ControlTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData("GET", "/sandbox/cast")]
    [InlineData("GET", "/sandbox/log")]
    [InlineData("DELETE", "/sandbox/log")]
    [InlineData("POST", "/sandbox/faults")]
    [InlineData("POST", "/sandbox/clock")]
    [InlineData("POST", "/sandbox/console/kill")]
    [InlineData("DELETE", "/sandbox/phones/xiaowang")]
    [InlineData("PUT", "/sandbox/link-rules/mini")]
    [InlineData("PUT", "/sandbox/session-keys")]
    [InlineData("GET", "/sandbox/apps")]
    [InlineData("PUT", "/sandbox/apps/mini/open-platform")]
    [InlineData("PATCH", "/sandbox/behaviour")]
    [InlineData("POST", "/sandbox/qr/x/confirm")]
    public async Task Control_FromAnyOtherOrigin_IsRefused(string method, string path)
    {
        foreach (var origin in (string[])[sandbox.Origins.Console, sandbox.Origins.WebView, "https://example.com", "null"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), sandbox.Origins.WeChat + path) { Content = JsonContent.Create(new { }) };
            request.Headers.TryAddWithoutValidation("Origin", origin);
            using var answer = await sandbox.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Control_FromTheSandboxsPages_IsAnswered()
    {
        foreach (var origin in (string[])[sandbox.Origins.WeChat, sandbox.Origins.Demo])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{sandbox.Origins.WeChat}/sandbox/cast");
            request.Headers.Add("Origin", origin);
            using var answer = await sandbox.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost", "/sandbox/cast")]
    [InlineData("localhost", "/sns/auth")]
    [InlineData("localhost", "/phone")]
    [InlineData("evil.example", "/sandbox/cast")]
    [InlineData("evil.example", "/")]
    public async Task WeChat_UnderAnotherHost_IsNotFound(string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.Origins.WeChat + path);
        request.Headers.Host = $"{host}:{sandbox.Options.WeChatPort}";
        using var answer = await sandbox.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Cast_Listed_HasTheIdsThatWeChatGivesOut()
    {
        var cast = await sandbox.SnsAsync("/sandbox/cast");
        var xiaohong = cast.AsArray().Single(person => (string?)person!["id"] == "xiaohong")!;
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaohong"));

        Assert.Equal((string?)token["openid"], (string?)xiaohong["openIds"]!["official"]);
        Assert.Equal((string?)token["unionid"], (string?)xiaohong["unionIds"]!["acme"]);
        Assert.All(cast.AsArray(), person => Assert.EndsWith(".", (string?)person!["shows"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Console_OfASandboxWithoutOne_IsAConflict()
    {
        using var answer = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/console"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }
}

using System.Net;
using BlazorConsole.Sandbox.Tests.WeChat;

namespace BlazorConsole.Sandbox.Tests.Demo;

public sealed class DemoTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    public Task InitializeAsync() => sandbox.DeleteAsync("/sandbox/log");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("assets/demo.js")]
    [InlineData("assets/demo.css")]
    public async Task Demo_OnLocalhost_ServesItsPageAndFiles(string path)
    {
        using var answer = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.Demo}/{path}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("sandbox/cast")]
    [InlineData("sns/auth")]
    [InlineData("connect/oauth2/authorize")]
    public async Task Demo_OnLocalhost_ServesNothingElse(string path)
    {
        using var answer = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.Demo}/{path}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Log_Followed_ShowsRequestsWithoutTheirSecrets()
    {
        using var log = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.Demo}/log"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await log.Content.ReadAsStreamAsync());
        var code = await sandbox.AuthorizeAsync("xiaowang", "snsapi_base");
        var token = await sandbox.ExchangeAsync(code);
        var authorized = await EventAsync(reader);
        var exchanged = await EventAsync(reader);

        Assert.Contains("/connect/oauth2/authorize", authorized, StringComparison.Ordinal);
        Assert.Contains("/sns/oauth2/access_token", exchanged, StringComparison.Ordinal);
        Assert.Contains($"{code[..4]}…{code[^4..]}", System.Text.RegularExpressions.Regex.Unescape(exchanged), StringComparison.Ordinal);
        foreach (var secret in (string[])[code, sandbox.Official.Secret, (string)token["access_token"]!, (string)token["openid"]!])
            Assert.DoesNotContain(secret, exchanged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfAWebsitesSignIn_ShowsNeitherUuidNorCode()
    {
        using var log = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.Demo}/log"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await log.Content.ReadAsStreamAsync());
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        await sandbox.ReplyAsync("xiaohong", uuid, "allow");
        using var told = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/connect/l/qrconnect?uuid={uuid}"));
        var code = (await told.Content.ReadAsStringAsync()).Split('\'')[1];
        string[] lines = [await EventAsync(reader), await EventAsync(reader), await EventAsync(reader), await EventAsync(reader)];

        Assert.Equal(32, code.Length);
        Assert.Contains("wx_errcode=405", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(uuid, line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(code, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OfAPhoneNumber_ShowsItsLastFourDigitsAsASuccess()
    {
        using var log = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.Demo}/log"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await log.Content.ReadAsStreamAsync());
        await sandbox.PhoneNumberAsync(new { code = await sandbox.PhoneCodeAsync("xiaowang") });
        string line;
        do
            line = await EventAsync(reader);
        while (!line.Contains("getuserphonenumber", StringComparison.Ordinal));

        Assert.DoesNotContain("13800138866", line, StringComparison.Ordinal);
        Assert.Contains("8866", line, StringComparison.Ordinal);
        Assert.Contains("\"failed\":false", line, StringComparison.Ordinal);
    }

    private static async Task<string> EventAsync(StreamReader reader)
    {
        string line;
        do
            line = await reader.ReadLineAsync() ?? throw new EndOfStreamException();
        while (!line.StartsWith("data: {", StringComparison.Ordinal));
        return line;
    }
}

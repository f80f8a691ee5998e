using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BlazorConsole.Sandbox.Tests.Control;

public sealed class FaultTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    private const string Path = "/sns/oauth2/access_token";

    public async Task InitializeAsync()
    {
        await sandbox.DeleteAsync("/sandbox/faults");
        await sandbox.DeleteAsync("/sandbox/log");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Fault_Errcode_AnswersWithItAsOftenAsAsked()
    {
        await SetAsync(new { path = Path, kind = "errcode", errcode = 45011, times = 2 });
        var code = await sandbox.AuthorizeAsync("xiaowang");

        Assert.Equal(45011, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
        Assert.Equal(45011, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
        Assert.NotNull((await sandbox.ExchangeAsync(code))["access_token"]);
    }

    [Theory]
    [InlineData(-1, "system error")]
    [InlineData(45009, "reach max api daily quota limit")]
    [InlineData(40226, "code blocked")]
    [InlineData(40243, "appsecret frozen")]
    [InlineData(99999, "system error")]
    public async Task Fault_Errcode_HasTheWordsThatGoWithIt(int errcode, string words)
    {
        await SetAsync(new { path = Path, kind = "errcode", errcode, times = 1 });

        Assert.StartsWith($"{words}, rid: ", (string?)(await sandbox.ExchangeAsync("x"))["errmsg"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_ErrcodeOutsideSns_LooksLikeItsFamily()
    {
        await SetAsync(new { path = "/cgi-bin/stable_token", kind = "errcode", errcode = -1 });
        using var answer = await sandbox.Client.PostAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/cgi-bin/stable_token"), new { });

        Assert.Equal("application/json; encoding=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("{\"errcode\":-1,\"errmsg\":\"system error rid: ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_Html502_IsAGatewaysPage()
    {
        await SetAsync(new { path = Path, kind = "html502" });
        using var answer = await RequestAsync();

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Fault_Empty_IsAnEmptyBody()
    {
        await SetAsync(new { path = Path, kind = "empty" });
        using var answer = await RequestAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Fault_Truncated_IsHalfOfTheRealAnswer()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        await SetAsync(new { path = Path, kind = "truncated", times = 1 });
        using var answer = await sandbox.Client.GetAsync(new Uri(sandbox.ExchangeUrl(code)));
        var half = await answer.Content.ReadAsStringAsync();

        Assert.StartsWith("{\"access_token\":\"", half, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(half));
        Assert.Equal(40163, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
    }

    [Fact]
    public async Task Fault_Huge_IsTenMegabytes()
    {
        await SetAsync(new { path = Path, kind = "huge" });
        using var answer = await RequestAsync();

        Assert.Equal(10 * 1024 * 1024, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Fault_Slow_AnswersLater()
    {
        await SetAsync(new { path = Path, kind = "slow", delayMs = 60_000 });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.Client.GetAsync(new Uri(sandbox.ExchangeUrl("x")), patience.Token));
    }

    [Fact]
    public async Task Fault_Reset_EndsTheConnectionAndIsLogged()
    {
        await SetAsync(new { path = Path, kind = "reset" });

        await Assert.ThrowsAsync<HttpRequestException>(RequestAsync);
        var entry = Assert.Single((await sandbox.SnsAsync("/sandbox/log")).AsArray())!;
        Assert.Equal(0, (int)entry["status"]!);
    }

    [Fact]
    public async Task Faults_Deleted_AreOver()
    {
        await SetAsync(new { path = Path, kind = "html502" });
        await sandbox.DeleteAsync("/sandbox/faults");
        using var answer = await RequestAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"path":"sns","kind":"empty"}""")]
    [InlineData("""{"path":"/sns","kind":"strange"}""")]
    [InlineData("""{"path":"/sns","kind":"empty","times":0}""")]
    public async Task Fault_ThatMakesNoSense_IsRefused(string fault)
    {
        using var body = new StringContent(fault, System.Text.Encoding.UTF8, "application/json");
        using var answer = await sandbox.Client.PostAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/faults"), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<HttpResponseMessage> RequestAsync() => sandbox.Client.GetAsync(new Uri(sandbox.ExchangeUrl("x")));

    private async Task SetAsync(object fault)
    {
        using var answer = await sandbox.Client.PostAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/faults"), fault);
        answer.EnsureSuccessStatusCode();
    }
}

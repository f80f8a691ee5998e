namespace BlazorConsole.Sandbox.Tests.Control;

public sealed class RequestLogTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    public Task InitializeAsync() => sandbox.DeleteAsync("/sandbox/log");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Log_AfterARequest_HasItWithItsSecrets()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.ExchangeUrl("nonsense"));
        request.Headers.Add("Cookie", "a=1; b=2");
        using var answer = await sandbox.Client.SendAsync(request);
        var entry = Assert.Single((await sandbox.SnsAsync("/sandbox/log")).AsArray())!;

        Assert.Equal("GET", (string?)entry["method"]);
        Assert.Equal("/sns/oauth2/access_token", (string?)entry["path"]);
        Assert.Contains($"secret={sandbox.Official.Secret}", (string?)entry["query"], StringComparison.Ordinal);
        Assert.Contains("Cookie", entry["headers"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("""{"a":"1","b":"2"}""", entry["cookies"]!.ToJsonString());
        Assert.Equal(200, (int)entry["status"]!);
        Assert.StartsWith("{\"errcode\":40029", (string?)entry["bodyStart"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfControlRequests_IsEmpty()
    {
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Empty((await sandbox.SnsAsync("/sandbox/log")).AsArray());
    }

    [Fact]
    public async Task Log_Deleted_StartsAnew()
    {
        await sandbox.ExchangeAsync("nonsense");
        await sandbox.DeleteAsync("/sandbox/log");

        Assert.Empty((await sandbox.SnsAsync("/sandbox/log")).AsArray());
    }

    [Fact]
    public void Log_OfTooManyRequests_KeepsTheLast()
    {
        var log = new Sandbox.Control.RequestLog();
        for (var i = 0; i < Sandbox.Control.RequestLog.Capacity + 5; i++)
            log.Add(id => new(id, DateTimeOffset.UnixEpoch, "GET", "/", "", [], new Dictionary<string, string>(StringComparer.Ordinal), 200, null, ""));

        Assert.Equal(Sandbox.Control.RequestLog.Capacity, log.Read().Count);
        Assert.Equal(6, log.Read()[0].Id);
    }
}

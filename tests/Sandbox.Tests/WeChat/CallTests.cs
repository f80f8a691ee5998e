using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.Calls;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What an app asks about WeChat and about its own calls, and the limits on them.</summary>
public sealed class CallTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData("/cgi-bin/getcallbackip")]
    [InlineData("/cgi-bin/get_api_domain_ip")]
    public async Task Addresses_AskedForByAnyApp_AreThisMachine(string path)
    {
        foreach (var app in (WeChatApp[])[sandbox.Official, sandbox.Mini, sandbox.Website])
            Assert.Equal("""{"ip_list":["127.0.0.1"]}""", (await sandbox.SnsAsync($"{path}?access_token={await TokenAsync(app)}")).ToJsonString());
        Assert.Equal(41001, (int)(await sandbox.SnsAsync(path))["errcode"]!);
    }

    [Fact]
    public async Task Quota_AfterCalls_SaysHowManyAndIsClearedTenTimesAMonth()
    {
        var token = await TokenAsync(sandbox.Partner);
        for (var i = 0; i < 3; i++)
            await sandbox.SnsAsync($"/cgi-bin/getcallbackip?access_token={token}");
        var before = await QuotaAsync(token, "/cgi-bin/getcallbackip");
        var answers = new List<int>();
        for (var i = 0; i < 11; i++)
            answers.Add((int)(await sandbox.PostAsync($"/cgi-bin/clear_quota?access_token={token}", new { appid = sandbox.Partner.AppId }))["errcode"]!);
        var after = await QuotaAsync(token, "/cgi-bin/getcallbackip");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(31));
        var nextMonth = await sandbox.PostAsync("/cgi-bin/clear_quota/v2", new { appid = sandbox.Partner.AppId, appsecret = sandbox.Partner.Secret });

        Assert.Equal("""{"daily_limit":1000000,"used":3,"remain":999997}""", before["quota"]!.ToJsonString());
        Assert.Equal([.. Enumerable.Repeat(0, 10), 48006], answers);
        Assert.Equal(0, (int)after["quota"]!["used"]!);
        Assert.Equal(0, (int)nextMonth["errcode"]!);
    }

    [Fact]
    public async Task Quota_AskedForWrongly_IsRefused()
    {
        var token = await TokenAsync(sandbox.Mini);

        Assert.Equal(76022, (int)(await QuotaAsync(token, "/sns/userinfo"))["errcode"]!);
        Assert.Equal(40013, (int)(await sandbox.PostAsync($"/cgi-bin/clear_quota?access_token={token}", new { appid = sandbox.Official.AppId }))["errcode"]!);
        Assert.Equal(40125, (int)(await sandbox.PostAsync("/cgi-bin/clear_quota/v2", new { appid = sandbox.Mini.AppId, appsecret = "x" }))["errcode"]!);
        Assert.Equal(43002, (int)(await sandbox.SnsAsync($"/cgi-bin/clear_quota?access_token={token}"))["errcode"]!);
    }

    [Fact]
    public async Task Rid_OfARefusedCall_IsFoundByItsAppForSevenDays()
    {
        var token = await TokenAsync(sandbox.Mini);
        var refused = await sandbox.PostAsync($"/wxa/getwxacodeunlimit?access_token={token}", new { scene = "%" });
        var rid = ((string)refused["errmsg"]!).Split("rid: ")[1];
        var found = (await RidAsync(token, rid))["request"]!;
        var foreign = await RidAsync(await TokenAsync(sandbox.Official), rid);

        Assert.Equal(
            ["invoke_time", "cost_in_ms", "request_url", "request_body", "response_body", "client_ip"], found.AsObject().Select(field => field.Key));
        Assert.Equal($"access_token={token}", (string?)found["request_url"]);
        Assert.Equal("""{"scene":"%"}""", (string?)found["request_body"]);
        Assert.Contains(rid, (string?)found["response_body"], StringComparison.Ordinal);
        Assert.Equal(76001, (int)foreign["errcode"]!);
        Assert.Equal(76001, (int)(await RidAsync(token, "00000000-00000000-00000000"))["errcode"]!);

        await sandbox.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Equal(76001, (int)(await RidAsync(await TokenAsync(sandbox.Mini), rid))["errcode"]!);
    }

    [Fact]
    public async Task Rid_OfAnSnsCall_IsNotForThis()
    {
        var rid = ((string)(await sandbox.ExchangeAsync("nonsense"))["errmsg"]!).Split("rid: ")[1];

        Assert.Equal(76022, (int)(await RidAsync(await TokenAsync(sandbox.Official), rid))["errcode"]!);
    }

    [Fact]
    public async Task Limits_SwitchedOff_RefuseNobody_AndSwitchedOnTheHundredAndFirstLogin()
    {
        for (var i = 0; i < 101; i++)
            Assert.NotNull((await sandbox.SessionAsync(await sandbox.LoginCodeAsync("load-5")))["openid"]);
        await LimitAsync(true);
        try
        {
            var code = await sandbox.LoginCodeAsync("load-5");
            var refused = await sandbox.SessionAsync(code);
            var other = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("load-6"));
            await sandbox.AdvanceAsync(TimeSpan.FromMinutes(1));

            Assert.Equal(45011, (int)refused["errcode"]!);
            Assert.NotNull(other["openid"]);
            Assert.NotNull((await sandbox.SessionAsync(code))["openid"]);
        }
        finally
        {
            await LimitAsync(false);
        }
    }

    [Fact]
    public async Task Limits_OfADay_AreOverAtMidnightInBeijing()
    {
        var counts = sandbox.Service<CallCounts>();
        for (var i = 0; i < 2000; i++)
            counts.Note(sandbox.Official.AppId, "/cgi-bin/token", RateLimits.Day);
        var unlimited = await sandbox.ClassicTokenAsync(sandbox.Official);
        await LimitAsync(true);
        try
        {
            var refused = await sandbox.ClassicTokenAsync(sandbox.Official);
            var other = await sandbox.ClassicTokenAsync(sandbox.Mini);
            await sandbox.AdvanceAsync(TimeSpan.FromDays(1));

            Assert.NotNull(unlimited["access_token"]);
            Assert.Equal(45009, (int)refused["errcode"]!);
            Assert.NotNull(other["access_token"]);
            Assert.NotNull((await sandbox.ClassicTokenAsync(sandbox.Official))["access_token"]);
        }
        finally
        {
            await LimitAsync(false);
        }
    }

    private async Task LimitAsync(bool rateLimits)
    {
        using var answer = await sandbox.Client.PatchAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/behaviour"), new { rateLimits });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> TokenAsync(WeChatApp app) => (string)(await sandbox.StableTokenAsync(app))["access_token"]!;

    private Task<JsonNode> QuotaAsync(string token, string path) => sandbox.PostAsync($"/cgi-bin/openapi/quota/get?access_token={token}", new { cgi_path = path });

    private Task<JsonNode> RidAsync(string token, string rid) => sandbox.PostAsync($"/cgi-bin/openapi/rid/get?access_token={token}", new { rid });
}

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>Each test moves the clock on from where the one before left it; nobody else uses this sandbox.</summary>
public sealed class ExpiryTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Code_BeforeFiveMinutes_IsGood()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(280));

        Assert.NotNull((await sandbox.ExchangeAsync(code))["access_token"]);
    }

    [Fact]
    public async Task Code_AfterFiveMinutes_IsInvalid()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(40029, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
    }

    [Fact]
    public async Task AccessToken_AfterTwoHours_IsExpiredAndReplacedByARefresh()
    {
        var body = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));
        await sandbox.AdvanceAsync(TimeSpan.FromHours(2));
        var refused = await sandbox.SnsAsync($"/sns/userinfo?access_token={body["access_token"]}&openid={body["openid"]}");
        var renewed = await RefreshAsync((string)body["refresh_token"]!);
        var accepted = await sandbox.SnsAsync($"/sns/userinfo?access_token={renewed["access_token"]}&openid={body["openid"]}");

        Assert.Equal(42001, (int)refused["errcode"]!);
        Assert.NotEqual((string?)body["access_token"], (string?)renewed["access_token"]);
        Assert.Equal((string?)body["refresh_token"], (string?)renewed["refresh_token"]);
        Assert.Equal("小王", (string?)accepted["nickname"]);
    }

    [Fact]
    public async Task AccessToken_RefreshedInTime_StaysTheSameAndLivesLonger()
    {
        var body = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(100));
        var renewed = await RefreshAsync((string)body["refresh_token"]!);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(100));
        var check = await sandbox.SnsAsync($"/sns/auth?access_token={body["access_token"]}&openid={body["openid"]}");

        Assert.Equal((string?)body["access_token"], (string?)renewed["access_token"]);
        Assert.Equal(0, (int)check["errcode"]!);
    }

    [Fact]
    public async Task RefreshToken_AfterThirtyDays_IsExpiredAlsoWhenItWasUsed()
    {
        var body = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));
        await sandbox.AdvanceAsync(TimeSpan.FromDays(29));
        await RefreshAsync((string)body["refresh_token"]!);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(42002, (int)(await RefreshAsync((string)body["refresh_token"]!))["errcode"]!);
    }

    [Fact]
    public async Task Question_AfterTenMinutes_IsOver()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(10));
        using var answer = await sandbox.AnswerAsync("xiaowang", await asked.Content.ReadAsStringAsync(), "allow");

        Assert.Null(answer.Headers.Location);
    }

    private Task<System.Text.Json.Nodes.JsonNode> RefreshAsync(string token) => sandbox.SnsAsync(
        $"/sns/oauth2/refresh_token?appid={sandbox.Official.AppId}&grant_type=refresh_token&refresh_token={token}");
}

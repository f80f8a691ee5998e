using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

public sealed class ExchangeTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Exchange_OfAnAllowedCode_GivesTokensAndIds()
    {
        var body = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));

        Assert.Null(body["errcode"]);
        Assert.Equal(7200, (int)body["expires_in"]!);
        Assert.Equal("snsapi_userinfo", (string?)body["scope"]);
        Assert.Matches("^o[A-Za-z0-9_-]{27}$", (string?)body["openid"]);
        Assert.Matches("^o[A-Za-z0-9_-]{27}$", (string?)body["unionid"]);
        Assert.NotEqual((string?)body["openid"], (string?)body["unionid"]);
        Assert.False(body.AsObject().ContainsKey("is_snapshotuser"));
    }

    [Fact]
    public async Task Exchange_OfABaseCode_LeavesTheUnionIdOut()
    {
        var body = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang", "snsapi_base"));

        Assert.False(body.AsObject().ContainsKey("unionid"));
    }

    [Fact]
    public async Task Exchange_OfASnapshot_SaysSoAndGivesVirtualIds()
    {
        var real = (await sandbox.SnsAsync("/sandbox/cast")).AsArray().Single(person => (string?)person!["id"] == "xiaowang")!;
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl(more: "&forceSnapShot=true"));
        var body = await sandbox.ExchangeAsync(RunningSandbox.Code(asked.Headers.Location!));

        Assert.Equal(1, (int)body["is_snapshotuser"]!);
        Assert.NotEqual((string?)real["openIds"]!["official"], (string?)body["openid"]);
        Assert.NotEqual((string?)real["unionIds"]!["acme"], (string?)body["unionid"]);
    }

    [Fact]
    public async Task Exchange_OfLateUnionId_HasItFromTheSecondTimeOn()
    {
        var first = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("lilei"));
        var second = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("lilei"));

        Assert.False(first.AsObject().ContainsKey("unionid"));
        Assert.NotNull(second["unionid"]);
        Assert.Equal((string?)first["openid"], (string?)second["openid"]);
    }

    [Fact]
    public async Task Exchange_Answers_AreTextPlainWithStatus200()
    {
        using var answer = await sandbox.Client.GetAsync(new Uri(sandbox.ExchangeUrl("nonsense")));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.ToString());
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(40029, (int)body["errcode"]!);
        Assert.Matches("^invalid code, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", (string?)body["errmsg"]);
    }

    [Fact]
    public async Task Exchange_OfTheSameCodeTwice_IsRefusedTheSecondTime()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        await sandbox.ExchangeAsync(code);

        Assert.Equal(40163, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
    }

    [Fact]
    public async Task Exchange_FiftyAtOnce_ExactlyOneWins()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sandbox.ExchangeAsync(code))));

        Assert.Single(bodies, body => body["access_token"] is not null);
        Assert.Equal(49, bodies.Count(body => (int?)body["errcode"] == 40163));
    }

    [Fact]
    public async Task Exchange_WithTheWrongSecret_LeavesTheCodeGood()
    {
        var code = await sandbox.AuthorizeAsync("xiaowang");
        var refused = await sandbox.GetAsync(sandbox.ExchangeUrl(code, secret: "wrong"));
        var allowed = await sandbox.ExchangeAsync(code);

        Assert.Equal(40125, (int)refused["errcode"]!);
        Assert.NotNull(allowed["access_token"]);
    }

    [Theory]
    [InlineData("", 41002)]
    [InlineData("appid=x", 41004)]
    [InlineData("appid=x&secret=x", 41008)]
    [InlineData("appid=x&secret=x&code=x", 40013)]
    [InlineData("appid={appid}&secret=x&code=x", 40125)]
    [InlineData("appid={appid}&secret={secret}&code=x", 40002)]
    [InlineData("appid={appid}&secret={secret}&code=x&grant_type=authorization_code&code_verifier=ignored", 40029)]
    public async Task Exchange_WithSeveralMistakes_NamesTheFirst(string query, int errcode)
    {
        var filled = query.Replace("{appid}", sandbox.Official.AppId, StringComparison.Ordinal)
            .Replace("{secret}", sandbox.Official.Secret, StringComparison.Ordinal);

        Assert.Equal(errcode, (int)(await sandbox.SnsAsync($"/sns/oauth2/access_token?{filled}"))["errcode"]!);
    }

    [Fact]
    public async Task Exchange_ByPost_IsABusinessError()
    {
        using var answer = await sandbox.Client.PostAsync(new Uri(sandbox.ExchangeUrl("x")), content: null);

        Assert.Equal(43001, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errcode"]!);
    }
}

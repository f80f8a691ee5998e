using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>GET /sns/jscode2session.</summary>
public sealed class SessionTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Session_OfALoginCode_GivesIdsAndKeyAndNothingElse()
    {
        var body = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("xiaowang"));
        var official = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));

        Assert.Equal(["session_key", "openid", "unionid"], body.AsObject().Select(field => field.Key));
        Assert.Equal(await sandbox.OpenIdAsync("xiaowang"), (string?)body["openid"]);
        Assert.NotEqual((string?)official["openid"], (string?)body["openid"]);
        Assert.Equal((string?)official["unionid"], (string?)body["unionid"]);
        Assert.Equal(16, Convert.FromBase64String((string)body["session_key"]!).Length);
    }

    [Fact]
    public async Task Session_OfAMiniProgramBoundToNothing_LeavesTheUnionIdOut()
    {
        var body = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("xiaowang", sandbox.Partner), sandbox.Partner);

        Assert.Equal(["session_key", "openid"], body.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Session_OfLateUnionId_HasItFromTheSecondTimeOn()
    {
        var first = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("lilei"));
        var second = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("lilei"));

        Assert.False(first.AsObject().ContainsKey("unionid"));
        Assert.NotNull(second["unionid"]);
    }

    [Fact]
    public async Task Session_OfASnapshotVisitor_IsTheirRealOne()
    {
        var body = await sandbox.SessionAsync(await sandbox.LoginCodeAsync("guest"));

        Assert.Equal(await sandbox.OpenIdAsync("guest"), (string?)body["openid"]);
    }

    [Fact]
    public async Task Session_Answers_AreTextPlainWithStatus200()
    {
        using var answer = await sandbox.Client.GetAsync(new Uri(
            $"{sandbox.Origins.WeChat}/sns/jscode2session?appid={sandbox.Mini.AppId}&secret={sandbox.Mini.Secret}&js_code=x&grant_type=authorization_code"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches("^invalid code, rid: [0-9a-f]{8}-", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errmsg"]);
    }

    [Theory]
    [InlineData("", 41002)]
    [InlineData("appid=x", 41004)]
    [InlineData("appid=x&secret=x&code=named-wrongly", 41008)]
    [InlineData("appid=x&secret=x&js_code=x", 40013)]
    [InlineData("appid={appid}&secret=x&js_code=x", 40125)]
    [InlineData("appid={appid}&secret={secret}&js_code=x", 40002)]
    [InlineData("appid={appid}&secret={secret}&js_code=x&grant_type=authorization_code", 40029)]
    public async Task Session_WithSeveralMistakes_NamesTheFirst(string query, int errcode)
    {
        var filled = query.Replace("{appid}", sandbox.Mini.AppId, StringComparison.Ordinal)
            .Replace("{secret}", sandbox.Mini.Secret, StringComparison.Ordinal);

        Assert.Equal(errcode, (int)(await sandbox.SnsAsync($"/sns/jscode2session?{filled}"))["errcode"]!);
    }

    [Fact]
    public async Task Session_ByPostWithAForm_FindsNoAppId()
    {
        using var form = new FormUrlEncodedContent([new("appid", sandbox.Mini.AppId), new("secret", sandbox.Mini.Secret), new("js_code", "x")]);
        using var answer = await sandbox.Client.PostAsync(new Uri($"{sandbox.Origins.WeChat}/sns/jscode2session"), form);

        Assert.Equal(41002, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errcode"]!);
    }

    [Fact]
    public async Task LoginCode_Used_IsRefusedTheSecondTime()
    {
        var code = await sandbox.LoginCodeAsync("xiaohong");
        await sandbox.SessionAsync(code);

        Assert.Equal(40163, await ErrcodeAsync(code));
    }

    [Fact]
    public async Task LoginCode_FiftyExchangesAtOnce_ExactlyOneWins()
    {
        var code = await sandbox.LoginCodeAsync("xiaohong");
        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sandbox.SessionAsync(code))));

        Assert.Single(bodies, body => body["openid"] is not null);
    }

    [Fact]
    public async Task LoginCode_OfAnotherMiniProgram_IsInvalidHereAndGoodThere()
    {
        var code = await sandbox.LoginCodeAsync("xiaohong", sandbox.Partner);

        Assert.Equal(40029, await ErrcodeAsync(code));
        Assert.NotNull((await sandbox.SessionAsync(code, sandbox.Partner))["openid"]);
    }

    [Fact]
    public async Task LoginCode_ThatIsAPhoneCodeOrAnOfficialAccountsCode_IsInvalid()
    {
        Assert.Equal(40029, await ErrcodeAsync(await sandbox.PhoneCodeAsync("xiaohong")));
        Assert.Equal(40029, await ErrcodeAsync(await sandbox.AuthorizeAsync("xiaohong")));
    }

    [Fact]
    public async Task SessionKey_WhoseRotationIsOff_StaysUntilItIsRotated()
    {
        var policy = new Uri($"{sandbox.Origins.WeChat}/sandbox/session-keys");
        var (first, second) = (await KeyAsync(), await KeyAsync());
        using var off = await sandbox.Client.PutAsJsonAsync(policy, new { rotation = "never" });
        var (third, fourth) = (await KeyAsync(), await KeyAsync());
        using var rotated = await sandbox.Client.PostAsync(new Uri($"{policy}/rotate"), content: null);
        var fifth = await KeyAsync();
        using var on = await sandbox.Client.PutAsJsonAsync(policy, new { rotation = "every-login" });

        Assert.NotEqual(first, second);
        Assert.Equal(third, fourth);
        Assert.NotEqual(fourth, fifth);
    }

    private async Task<string> KeyAsync() =>
        (string)(await sandbox.SessionAsync(await sandbox.LoginCodeAsync("sunyue")))["session_key"]!;

    private async Task<int> ErrcodeAsync(string code) => (int)(await sandbox.SessionAsync(code))["errcode"]!;
}

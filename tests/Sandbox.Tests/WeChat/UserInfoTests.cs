namespace BlazorConsole.Sandbox.Tests.WeChat;

public sealed class UserInfoTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task UserInfo_OfAUserInfoToken_HasProfileAndEmptyRegion()
    {
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("zoe"));
        var body = await sandbox.SnsAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}&lang=zh_CN");

        Assert.Null(body["errcode"]);
        Assert.Equal("👩‍🚀 <b>Zoë</b> & \u202Eשלום", (string?)body["nickname"]);
        Assert.Equal(0, (int)body["sex"]!);
        Assert.Equal("", (string?)body["province"]);
        Assert.Empty(body["privilege"]!.AsArray());
        Assert.Equal($"{sandbox.Origins.WeChat}/mmopen/vi_32/zoe/132", (string?)body["headimgurl"]);
        Assert.Equal((string?)token["unionid"], (string?)body["unionid"]);
    }

    [Fact]
    public async Task UserInfo_OfABaseToken_IsUnauthorized()
    {
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang", "snsapi_base"));

        Assert.Equal(48001, await ErrcodeAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}"));
    }

    [Fact]
    public async Task UserInfo_OfASnapshotVisitor_IsAVirtualUser()
    {
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("guest"));
        var body = await sandbox.SnsAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}");

        Assert.Equal(1, (int)token["is_snapshotuser"]!);
        Assert.Equal("微信用户", (string?)body["nickname"]);
    }

    [Fact]
    public async Task UserInfo_WithTheOpenIdOfSomebodyElse_IsRefused()
    {
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));
        var other = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaohong"));

        Assert.Equal(40003, await ErrcodeAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={other["openid"]}"));
    }

    [Theory]
    [InlineData("/sns/userinfo?openid=o", 41001)]
    [InlineData("/sns/auth?access_token=x", 41009)]
    [InlineData("/sns/userinfo?access_token=x&openid=o", 40001)]
    [InlineData("/sns/oauth2/refresh_token", 41002)]
    [InlineData("/sns/oauth2/refresh_token?appid=x", 41003)]
    [InlineData("/sns/oauth2/refresh_token?appid=x&refresh_token=x", 40013)]
    [InlineData("/sns/oauth2/refresh_token?appid={appid}&refresh_token=x", 40002)]
    [InlineData("/sns/oauth2/refresh_token?appid={appid}&refresh_token=x&grant_type=refresh_token", 40030)]
    public async Task Sns_WrongParameter_IsRefused(string pathAndQuery, int errcode)
    {
        Assert.Equal(errcode, await ErrcodeAsync(pathAndQuery.Replace("{appid}", sandbox.Official.AppId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Auth_OfAGoodToken_IsTheOneSuccessWithAnErrcode()
    {
        var token = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("load-17"));
        var body = await sandbox.SnsAsync($"/sns/auth?access_token={token["access_token"]}&openid={token["openid"]}");

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", body.ToJsonString());
    }

    private async Task<int> ErrcodeAsync(string pathAndQuery) => (int)(await sandbox.SnsAsync(pathAndQuery))["errcode"]!;
}

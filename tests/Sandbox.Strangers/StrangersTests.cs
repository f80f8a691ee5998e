using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Strangers;

/// <summary>Clients that others wrote for the real WeChat, as they published them; only the hosts are others.</summary>
public sealed class StrangersTests(StrangersFixture fixture) : IClassFixture<StrangersFixture>
{
    private WeChatApp Official => fixture.Sandbox.Official;

    private WeChatApp Website => fixture.Sandbox.Website;

    [Theory]
    [InlineData("official", "snsapi_userinfo")]
    [InlineData("website", "snsapi_login")]
    public async Task WechatOAuth_AtBothWebDoors_GetsTokenProfileAndTheUsedCodesNumber(string door, string scope)
    {
        var app = door == "official" ? Official : Website;
        var seen = await fixture.RunAsync("wechat-oauth.mjs", "zoe", door, app.AppId, app.Secret);
        var (openId, unionId) = await fixture.IdsAsync("zoe", door);

        Assert.Equal("https://shop.example/back?from=menu&code=CODE&state=s1", (string?)seen["callback"]);
        Assert.Equal((openId, unionId, scope, 7200), ((string?)seen["token"]!["openid"], (string?)seen["token"]!["unionid"],
            (string?)seen["token"]!["scope"], (int)seen["token"]!["expires_in"]!));
        Assert.Equal("👩‍🚀 <b>Zoë</b> & \u202Eשלום", (string?)seen["user"]!["nickname"]);
        Assert.Equal(unionId, (string?)seen["user"]!["unionid"]);
        Assert.Equal(0, (int)seen["verified"]!["errcode"]!);
        Assert.True((bool)seen["sameToken"]!);
        Assert.Equal("""{"name":"WeChatAPIError","code":40163}""", seen["second"]!.ToJsonString());
    }

    [Fact]
    public async Task WechatOAuth_InAMiniProgram_OpensWhatThePhoneEncrypted()
    {
        var seen = await fixture.RunAsync("wechat-oauth.mjs", "xiaohong", "mini", fixture.Sandbox.Mini.AppId, fixture.Sandbox.Mini.Secret);
        var (openId, unionId) = await fixture.IdsAsync("xiaohong", "mini");

        Assert.Equal((openId, unionId), ((string?)seen["user"]!["openId"], (string?)seen["user"]!["unionId"]));
        Assert.Equal("""{"name":"WeChatAPIError","code":40163}""", seen["second"]!.ToJsonString());
    }

    [Theory]
    [InlineData("wechat", "official")]
    [InlineData("web", "website")]
    public async Task PassportWechat_AtBothWebDoors_SignsInAndTakesACallbackWithoutACodeForARefusal(string client, string door)
    {
        var app = door == "official" ? Official : Website;
        var seen = await fixture.RunAsync("passport-wechat.mjs", "xiaowang", client, app.AppId, app.Secret);
        var (openId, unionId) = await fixture.IdsAsync("xiaowang", door);

        Assert.Equal(
            (openId, unionId, "小王", true),
            ((string?)seen["user"]!["openid"], (string?)seen["user"]!["unionid"], (string?)seen["user"]!["nickname"], (bool)seen["user"]!["hasTokens"]!));
        Assert.Equal("""{"status":401}""", seen["refused"]!.ToJsonString());
        Assert.Equal("""{"name":"WeChatAPIError","code":40163}""", seen["again"]!.ToJsonString());
    }

    [Fact]
    public async Task LogtoConnector_OnAWebSite_KnowsThePersonByTheUnionId()
    {
        var seen = await fixture.RunAsync("logto-connector.mjs", "xiaohong", Website.AppId, Website.Secret);
        var (_, unionId) = await fixture.IdsAsync("xiaohong", "website");

        Assert.Equal(("s1", unionId, "小红"), ((string?)seen["state"], (string?)seen["user"]!["id"], (string?)seen["user"]!["name"]));
        Assert.StartsWith($"{fixture.Sandbox.Origins.WeChat}/mmopen/vi_32/xiaohong/", (string?)seen["user"]!["avatar"], StringComparison.Ordinal);
        Assert.Equal(new JsonObject { ["name"] = "ConnectorError", ["code"] = "social_auth_code_invalid" }.ToJsonString(), seen["second"]!.ToJsonString());
    }
}

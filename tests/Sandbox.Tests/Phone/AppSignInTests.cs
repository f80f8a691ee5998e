using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests.WeChat;

namespace BlazorConsole.Sandbox.Tests.Phone;

/// <summary>The company's app on the phone, from SendAuth to the profile.</summary>
public sealed class AppSignInTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task App_Allowed_GetsACodeThatItsServerExchanges()
    {
        var response = await AskAsync(new { person = "xiaowang", scope = "snsapi_userinfo", state = "s-1.~" });
        var token = await sandbox.ExchangeAtAsync(sandbox.Mobile, (string)response["code"]!);
        var profile = await sandbox.SnsAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}");
        var website = await sandbox.ExchangeAtAsync(sandbox.Website, await sandbox.SignInAtWebsiteAsync("xiaowang"));

        Assert.Equal((0, "s-1.~", "CN"), ((int)response["errCode"]!, (string?)response["state"], (string?)response["country"]));
        Assert.Equal(await sandbox.OpenIdAsync("xiaowang", "app"), (string?)token["openid"]);
        Assert.NotEqual((string?)website["openid"], (string?)token["openid"]);
        Assert.Equal((string?)website["unionid"], (string?)token["unionid"]);
        Assert.Equal("snsapi_userinfo", (string?)token["scope"]);
        Assert.Equal("小王", (string?)profile["nickname"]);
    }

    [Theory]
    [InlineData("deny", -4)]
    [InlineData("cancel", -2)]
    public async Task App_NotAllowed_GetsANumberAndNoCode(string answer, int number)
    {
        var response = await AskAsync(new { person = "xiaowang", state = "s", answer });

        Assert.Equal(number, (int)response["errCode"]!);
        Assert.Null(response["code"]);
    }

    [Fact]
    public async Task App_WithArgumentsThatTheSdkRefuses_GetsNoCode()
    {
        var scope = await AskAsync(new { person = "xiaowang", scope = "snsapi_login" });
        var state = await AskAsync(new { person = "xiaowang", state = new string('s', 1025) });

        Assert.Equal((-1, -1), ((int)scope["errCode"]!, (int)state["errCode"]!));
        Assert.Null(scope["code"]);
    }

    [Fact]
    public async Task AppCode_AtAnotherApp_IsWorthNothing()
    {
        var code = (string)(await AskAsync(new { person = "xiaohong" }))["code"]!;

        Assert.Equal(40029, (int)(await sandbox.ExchangeAtAsync(sandbox.Website, code))["errcode"]!);
        Assert.Equal(40029, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
        Assert.Equal(40029, (int)(await sandbox.SessionAsync(code))["errcode"]!);
        Assert.NotNull((await sandbox.ExchangeAtAsync(sandbox.Mobile, code))["openid"]);
    }

    [Fact]
    public async Task AppCode_AfterTenMinutes_IsInvalid()
    {
        var code = (string)(await AskAsync(new { person = "xiaohong" }))["code"]!;
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(40029, (int)(await sandbox.ExchangeAtAsync(sandbox.Mobile, code))["errcode"]!);
    }

    private Task<JsonNode> AskAsync(object wish) => sandbox.PostAsync("/sandbox/phone/app-code", wish);
}

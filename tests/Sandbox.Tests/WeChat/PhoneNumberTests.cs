using System.Text;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>POST /wxa/business/getuserphonenumber.</summary>
public sealed class PhoneNumberTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData("quick")]
    [InlineData("real-time")]
    public async Task PhoneNumber_OfTheOpenIdsOwnCode_IsGiven(string kind)
    {
        var question = new { code = await sandbox.PhoneCodeAsync("xiaowang", kind), openid = await sandbox.OpenIdAsync("xiaowang") };
        var body = await sandbox.PhoneNumberAsync(question);

        Assert.Equal(0, (int)body["errcode"]!);
        var info = body["phone_info"]!;
        Assert.Equal("13800138866", (string?)info["phoneNumber"]);
        Assert.Equal("13800138866", (string?)info["purePhoneNumber"]);
        Assert.Equal("86", (string?)info["countryCode"]);
        Assert.Equal(sandbox.Mini.AppId, (string?)info["watermark"]!["appid"]);
    }

    [Fact]
    public async Task PhoneNumber_FromAbroad_HasItsCountryCodeInOneFieldOnly()
    {
        var info = (await sandbox.PhoneNumberAsync(new { code = await sandbox.PhoneCodeAsync("zoe") }))["phone_info"]!;

        Assert.Equal("447700900123", (string?)info["phoneNumber"]);
        Assert.Equal("7700900123", (string?)info["purePhoneNumber"]);
        Assert.Equal("44", (string?)info["countryCode"]);
    }

    [Fact]
    public async Task PhoneNumber_OfAnotherPersonsCode_IsRefusedWithAnOpenIdOnly()
    {
        var code = await sandbox.PhoneCodeAsync("xiaohong");
        var paired = await sandbox.PhoneNumberAsync(new { code, openid = await sandbox.OpenIdAsync("xiaowang") });
        var alone = await sandbox.PhoneNumberAsync(new { code });

        Assert.Equal(40003, (int)paired["errcode"]!);
        Assert.False(paired.AsObject().ContainsKey("phone_info"));
        // The hole that a console must not leave open: nothing ties a code alone to whoever logged in.
        Assert.Equal("13900139000", (string?)alone["phone_info"]!["phoneNumber"]);
    }

    [Fact]
    public async Task PhoneCode_Used_IsInvalid()
    {
        var code = await sandbox.PhoneCodeAsync("xiaowang");
        var first = await sandbox.PhoneNumberAsync(new { code });
        var second = await sandbox.PhoneNumberAsync(new { code });

        Assert.Equal(0, (int)first["errcode"]!);
        Assert.Equal(40029, (int)second["errcode"]!);
    }

    [Fact]
    public async Task PhoneCode_FiftyTimesAtOnce_IsGoodOnce()
    {
        var code = await sandbox.PhoneCodeAsync("xiaowang");
        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sandbox.PhoneNumberAsync(new { code }))));

        Assert.Single(bodies, body => (int)body["errcode"]! == 0);
    }

    [Fact]
    public async Task PhoneCode_AfterFiveMinutes_IsInvalid()
    {
        var code = await sandbox.PhoneCodeAsync("xiaowang");
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(40029, (int)(await sandbox.PhoneNumberAsync(new { code }))["errcode"]!);
    }

    [Fact]
    public async Task PhoneCode_Given_Is64HexDigitsAndNoLoginCode()
    {
        Assert.Matches("^[0-9a-f]{64}$", await sandbox.PhoneCodeAsync("xiaowang"));
        Assert.Equal(40029, (int)(await sandbox.PhoneNumberAsync(new { code = await sandbox.LoginCodeAsync("xiaowang") }))["errcode"]!);
    }

    [Fact]
    public async Task PhoneCode_OfAnotherMiniProgram_IsAnotherApps()
    {
        var code = await sandbox.PhoneCodeAsync("xiaowang", app: sandbox.Partner);

        Assert.Equal(40013, (int)(await sandbox.PhoneNumberAsync(new { code }))["errcode"]!);
        Assert.Equal(0, (int)(await sandbox.PhoneNumberAsync(new { code }, sandbox.Partner))["errcode"]!);
    }

    [Fact]
    public async Task Token_OfAnOfficialAccount_IsNotAllowedHere()
    {
        var code = await sandbox.PhoneCodeAsync("xiaowang");

        Assert.Equal(48001, (int)(await sandbox.PhoneNumberAsync(new { code }, sandbox.Official))["errcode"]!);
    }

    [Fact]
    public async Task Token_ThatIsNone_IsRefused()
    {
        var person = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));

        Assert.Equal(41001, await sandbox.VerdictAsync(""));
        Assert.Equal(40014, await sandbox.VerdictAsync("garbage"));
        Assert.Equal(40001, await sandbox.VerdictAsync((string)person["access_token"]!));
    }

    [Theory]
    [InlineData("", 44002)]
    [InlineData("code=x", 47001)]
    [InlineData("""{"code":1}""", 47001)]
    [InlineData("{}", 40029)]
    public async Task PhoneNumber_AskedWrongly_IsRefused(string question, int errcode)
    {
        var token = (string)(await sandbox.StableTokenAsync(sandbox.Mini))["access_token"]!;
        using var content = new StringContent(question, Encoding.UTF8, "application/json");
        using var answer = await sandbox.Client.PostAsync(
            new Uri($"{sandbox.Origins.WeChat}/wxa/business/getuserphonenumber?access_token={token}"), content);

        Assert.Equal("application/json; encoding=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(errcode, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errcode"]!);
    }

    [Fact]
    public async Task PhoneNumber_ByGet_IsABusinessError()
    {
        Assert.Equal(43002, (int)(await sandbox.SnsAsync("/wxa/business/getuserphonenumber?access_token=x"))["errcode"]!);
    }

    [Fact]
    public async Task PhoneNumber_AskedFor_IsLoggedWithWhatWasSent()
    {
        await sandbox.DeleteAsync("/sandbox/log");
        var code = await sandbox.PhoneCodeAsync("xiaowang");
        await sandbox.PhoneNumberWithAsync("x", new { code });
        var entry = Assert.Single((await sandbox.SnsAsync("/sandbox/log")).AsArray())!;

        Assert.Equal($$"""{"code":"{{code}}"}""", (string?)entry["sentBodyStart"]);
    }
}

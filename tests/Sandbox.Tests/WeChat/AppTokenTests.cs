using System.Text;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>The two ways to an application's token. Nobody else uses this sandbox, and each test moves the clock on first.</summary>
public sealed class AppTokenTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    private const int GoodToken = 40029;

    // A day later, whatever the test before has left behind has expired.
    public Task InitializeAsync() => sandbox.AdvanceAsync(TimeSpan.FromDays(1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Token_Asked_IsGivenUnderItsOddContentTypeWithoutAnErrcode()
    {
        using var answer = await sandbox.Client.GetAsync(new Uri(
            $"{sandbox.Origins.WeChat}/cgi-bin/token?grant_type=client_credential&appid={sandbox.Mini.AppId}&secret={sandbox.Mini.Secret}"));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/json; encoding=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(["access_token", "expires_in"], body.AsObject().Select(field => field.Key));
        Assert.Equal(7200, (int)body["expires_in"]!);
        Assert.Equal(GoodToken, await sandbox.VerdictAsync((string)body["access_token"]!));
    }

    [Fact]
    public async Task Token_AskedAgain_SupersedesTheFirstAfterFiveMinutes()
    {
        var first = Token(await sandbox.ClassicTokenAsync(sandbox.Mini));
        var second = Token(await sandbox.ClassicTokenAsync(sandbox.Mini));
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(290));
        var during = await sandbox.VerdictAsync(first);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.NotEqual(first, second);
        Assert.Equal(GoodToken, during);
        Assert.Equal(40001, await sandbox.VerdictAsync(first));
        Assert.Equal(GoodToken, await sandbox.VerdictAsync(second));
    }

    [Fact]
    public async Task StableToken_AskedAgain_IsTheSameWithTheTimeThatIsLeft()
    {
        var first = await sandbox.StableTokenAsync(sandbox.Mini);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(6800));
        var second = await sandbox.StableTokenAsync(sandbox.Mini);

        Assert.Equal(Token(first), Token(second));
        Assert.InRange((int)second["expires_in"]!, 300, 400);
    }

    [Fact]
    public async Task StableToken_InItsLastFiveMinutes_IsFollowedByAnotherAndBothWork()
    {
        var first = Token(await sandbox.StableTokenAsync(sandbox.Mini));
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(6900));
        var second = Token(await sandbox.StableTokenAsync(sandbox.Mini));
        var during = await sandbox.VerdictAsync(first);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(300));

        Assert.NotEqual(first, second);
        Assert.Equal(GoodToken, during);
        Assert.Equal(42001, await sandbox.VerdictAsync(first));
        Assert.Equal(GoodToken, await sandbox.VerdictAsync(second));
    }

    [Fact]
    public async Task StableToken_AndTheClassicOne_DoNotKillEachOther()
    {
        var stable = Token(await sandbox.StableTokenAsync(sandbox.Mini));
        await sandbox.ClassicTokenAsync(sandbox.Mini);
        var classic = Token(await sandbox.ClassicTokenAsync(sandbox.Mini));
        await sandbox.StableTokenAsync(sandbox.Mini, force: true);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(GoodToken, await sandbox.VerdictAsync(classic));
        Assert.Equal(40001, await sandbox.VerdictAsync(stable));
    }

    [Fact]
    public async Task StableToken_OfEachApp_IsItsOwn()
    {
        var mini = Token(await sandbox.StableTokenAsync(sandbox.Mini));
        await sandbox.StableTokenAsync(sandbox.Partner, force: true);

        Assert.Equal(GoodToken, await sandbox.VerdictAsync(mini));
    }

    [Fact]
    public async Task StableToken_ForcedTooSoon_StaysWhatItIs()
    {
        var first = Token(await sandbox.StableTokenAsync(sandbox.Mini));
        var second = Token(await sandbox.StableTokenAsync(sandbox.Mini, force: true));
        var third = Token(await sandbox.StableTokenAsync(sandbox.Mini, force: true));
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(30));
        var fourth = Token(await sandbox.StableTokenAsync(sandbox.Mini, force: true));

        Assert.NotEqual(first, second);
        Assert.Equal(40001, await sandbox.VerdictAsync(first));
        Assert.Equal(second, third);
        Assert.NotEqual(third, fourth);
    }

    [Fact]
    public async Task StableToken_ForcedTwentyTimesADay_IsRefusedTheNextTime()
    {
        await sandbox.StableTokenAsync(sandbox.Mini);
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull((await sandbox.StableTokenAsync(sandbox.Mini, force: true))["access_token"]);
            await sandbox.AdvanceAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(45009, (int)(await sandbox.StableTokenAsync(sandbox.Mini, force: true))["errcode"]!);
        Assert.NotNull((await sandbox.StableTokenAsync(sandbox.Mini))["access_token"]);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.NotNull((await sandbox.StableTokenAsync(sandbox.Mini, force: true))["access_token"]);
    }

    [Theory]
    [InlineData("", 44002)]
    [InlineData("grant_type=client_credential&appid=x&secret=x", 47001)]
    [InlineData("[]", 47001)]
    [InlineData("null", 47001)]
    [InlineData("""{"appid":1}""", 47001)]
    [InlineData("""{"appid":"x","secret":"x","grant_type":"client_credential","force_refresh":"true"}""", 47001)]
    [InlineData("{}", 41002)]
    [InlineData("""{"AppId":"x"}""", 41002)]
    [InlineData("""{"appid":"x"}""", 41004)]
    [InlineData("""{"appid":"x","secret":"x"}""", 40013)]
    [InlineData("""{"appid":"{appid}","secret":"x"}""", 40125)]
    [InlineData("""{"appid":"{appid}","secret":"{secret}"}""", 40002)]
    public async Task StableToken_AskedWrongly_IsRefusedInOrder(string body, int errcode)
    {
        var filled = body.Replace("{appid}", sandbox.Mini.AppId, StringComparison.Ordinal)
            .Replace("{secret}", sandbox.Mini.Secret, StringComparison.Ordinal);
        using var content = new StringContent(filled, Encoding.UTF8, "text/plain");
        using var answer = await sandbox.Client.PostAsync(new Uri($"{sandbox.Origins.WeChat}/cgi-bin/stable_token"), content);
        var refusal = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("application/json; encoding=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(errcode, (int)refusal["errcode"]!);
        Assert.Matches("[^,] rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", (string?)refusal["errmsg"]);
    }

    [Theory]
    [InlineData("/cgi-bin/stable_token", 43002)]
    [InlineData("/cgi-bin/token", 41002)]
    [InlineData("/cgi-bin/token?appid=x&secret=x", 40013)]
    [InlineData("/cgi-bin/token?appid={appid}&secret=x", 40125)]
    [InlineData("/cgi-bin/token?appid={appid}&secret={secret}&grant_type=authorization_code", 40002)]
    public async Task Token_AskedWrongly_IsRefused(string path, int errcode)
    {
        var filled = path.Replace("{appid}", sandbox.Mini.AppId, StringComparison.Ordinal)
            .Replace("{secret}", sandbox.Mini.Secret, StringComparison.Ordinal);

        Assert.Equal(errcode, (int)(await sandbox.SnsAsync(filled))["errcode"]!);
    }

    private static string Token(JsonNode body) => (string)body["access_token"]!;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests.WeChat;

namespace BlazorConsole.Sandbox.Tests.Control;

/// <summary>What a company changes about its apps while people use them; every test puts it back.</summary>
public sealed class AppControlTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await PutAsync("mini/open-platform", new { openPlatform = "acme" });
        await PutAsync("official/open-platform", new { openPlatform = "acme" });
        await PutAsync("official/allowed-addresses", new { allowed = (string[]?)null });
        await PutAsync("official/secret-frozen", new { secretFrozen = false });
    }

    public Task DisposeAsync() => InitializeAsync();

    [Fact]
    public async Task Apps_Listed_HaveWhatACompanyNeeds()
    {
        var apps = (await sandbox.SnsAsync("/sandbox/apps")).AsArray();

        Assert.Equal(["official", "mini", "partner", "website", "app", "former"], apps.Select(app => (string)app!["key"]!));
        Assert.Equal(
            ("WebsiteApp", sandbox.Website.AppId, sandbox.Website.Secret, "acme", $"localhost:{sandbox.Options.ConsolePort}"),
            ((string?)apps[3]!["kind"], (string?)apps[3]!["appId"], (string?)apps[3]!["secret"], (string?)apps[3]!["openPlatform"], (string?)apps[3]!["callbackDomain"]));
    }

    [Fact]
    public async Task MiniProgram_Unbound_GivesNoUnionIdAndKeepsItsOpenIds()
    {
        var before = await LogInAsync("xiaowang");
        await PutAsync("mini/open-platform", new { openPlatform = (string?)null });
        var unbound = await LogInAsync("xiaowang");
        await PutAsync("mini/open-platform", new { openPlatform = "acme" });
        var again = await LogInAsync("xiaowang");

        Assert.False(unbound.AsObject().ContainsKey("unionid"));
        Assert.Equal((string?)before["openid"], (string?)unbound["openid"]);
        Assert.Equal((string?)before["unionid"], (string?)again["unionid"]);
    }

    [Fact]
    public async Task MiniProgram_MovedToAnotherOpenPlatform_GivesEverybodyAnotherUnionId()
    {
        var before = await LogInAsync("xiaowang");
        await PutAsync("mini/open-platform", new { openPlatform = "globex" });
        var moved = await LogInAsync("xiaowang");
        var cast = (await sandbox.SnsAsync("/sandbox/cast")).AsArray().Single(person => (string?)person!["id"] == "xiaowang")!;

        Assert.Equal((string?)before["openid"], (string?)moved["openid"]);
        Assert.NotEqual((string?)before["unionid"], (string?)moved["unionid"]);
        Assert.Equal((string?)cast["unionIds"]!["globex"], (string?)moved["unionid"]);
        Assert.Equal((string?)cast["unionIds"]!["acme"], (string?)before["unionid"]);
    }

    [Fact]
    public async Task OfficialAccount_BoundAfterASignIn_ShowsTheUnionIdInTheNextAnswer()
    {
        await PutAsync("official/open-platform", new { openPlatform = (string?)null });
        var code = await sandbox.AuthorizeAsync("xiaohong");
        var token = await sandbox.ExchangeAsync(code);
        var without = await ProfileAsync(token);
        await PutAsync("official/open-platform", new { openPlatform = "acme" });
        var with = await ProfileAsync(token);

        Assert.False(token.AsObject().ContainsKey("unionid"));
        Assert.False(without.AsObject().ContainsKey("unionid"));
        Assert.NotNull(with["unionid"]);
    }

    [Fact]
    public async Task Code_GivenBeforeTheAppWasMoved_IsStillGood()
    {
        var code = await sandbox.LoginCodeAsync("xiaowang");
        await PutAsync("mini/open-platform", new { openPlatform = "globex" });

        Assert.NotNull((await sandbox.SessionAsync(code))["openid"]);
    }

    [Fact]
    public async Task Token_AskedForFromAnAddressThatIsNotListed_Is40164()
    {
        await PutAsync("official/allowed-addresses", new { allowed = new[] { "203.0.113.7" } });
        var (classic, stable) = (await sandbox.ClassicTokenAsync(sandbox.Official), await sandbox.StableTokenAsync(sandbox.Official));
        await PutAsync("official/allowed-addresses", new { allowed = new[] { "127.0.0.1" } });
        var listed = await sandbox.StableTokenAsync(sandbox.Official);

        Assert.Equal((40164, 40164), ((int)classic["errcode"]!, (int)stable["errcode"]!));
        Assert.StartsWith("invalid ip 127.0.0.1, not in whitelist", (string?)classic["errmsg"], StringComparison.Ordinal);
        Assert.NotNull(listed["access_token"]);
    }

    [Fact]
    public async Task Secret_Frozen_OpensNothingAndIsToldFromAWrongOne()
    {
        var code = await sandbox.AuthorizeAsync("xiaohong");
        await PutAsync("official/secret-frozen", new { secretFrozen = true });
        var refused = await sandbox.ExchangeAsync(code);
        var wrong = await sandbox.GetAsync(sandbox.ExchangeUrl(code, secret: "wrong"));
        var token = await sandbox.StableTokenAsync(sandbox.Official);
        await PutAsync("official/secret-frozen", new { secretFrozen = false });

        Assert.Equal((40243, 40125, 40243), ((int)refused["errcode"]!, (int)wrong["errcode"]!, (int)token["errcode"]!));
        Assert.NotNull((await sandbox.ExchangeAsync(code))["openid"]);
    }

    [Fact]
    public async Task CallbackDomain_Changed_IsTheOneThatCounts()
    {
        await PutAsync("website/callback-domain", new { callbackDomain = "shop.example" });
        var former = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl()));
        var present = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl("https://shop.example/back")));
        await PutAsync("website/callback-domain", new { callbackDomain = $"localhost:{sandbox.Options.ConsolePort}" });

        Assert.Contains("redirect_uri parameter error", former, StringComparison.Ordinal);
        Assert.Contains("data-callback-start=\"https://shop.example/back?\"", present, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_ThatThereIsNone_IsNotFound()
    {
        using var nobody = await TryPutAsync("nobody/secret-frozen", new { secretFrozen = true });
        using var nowhere = await TryPutAsync("mini/open-platform", new { openPlatform = "nowhere" });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (nobody.StatusCode, nowhere.StatusCode));
    }

    [Theory]
    [InlineData("same", true)]
    [InlineData("other", false)]
    public async Task Ids_OfAnotherStart_FollowFromTheSeed(string seed, bool same)
    {
        var first = await StartAsync("same");
        var second = await StartAsync(seed);
        try
        {
            foreach (var list in (string[])["/sandbox/apps", "/sandbox/cast"])
                Assert.Equal(same, Ids(await first.SnsAsync(list)) == Ids(await second.SnsAsync(list)));
        }
        finally
        {
            await first.DisposeAsync();
            await second.DisposeAsync();
        }
    }

    private static async Task<RunningSandbox> StartAsync(string seed)
    {
        var started = new RunningSandbox { Options = RunningSandbox.NewOptions() with { Seed = seed } };
        await started.InitializeAsync();
        return started;
    }

    private static string Ids(JsonNode list) => string.Join('\n', list.AsArray().Select(entry =>
        $"{entry!["appId"]} {entry["secret"]} {entry["originalId"]} {entry["openIds"]?.ToJsonString()} {entry["unionIds"]?.ToJsonString()}"));

    private async Task<JsonNode> LogInAsync(string person) => await sandbox.SessionAsync(await sandbox.LoginCodeAsync(person));

    private Task<JsonNode> ProfileAsync(JsonNode token) => sandbox.SnsAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}");

    private async Task PutAsync(string path, object change)
    {
        using var answer = await TryPutAsync(path, change);
        answer.EnsureSuccessStatusCode();
    }

    private Task<HttpResponseMessage> TryPutAsync(string path, object change) =>
        sandbox.Client.PutAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/apps/{path}"), change);
}

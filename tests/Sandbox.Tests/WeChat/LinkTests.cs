using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>Schemes, URL links and short links: made, asked about, opened on a phone.</summary>
public sealed class LinkTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string SignIn = "pages/sign-in/sign-in";

    [Fact]
    public async Task UrlLink_OpenedInABrowser_LeadsThroughWeChatsPageIntoTheMiniProgram()
    {
        var made = await AskAsync("generate_urllink", new { path = SignIn, query = "t=7f3c&u=%E4%BD%A0", expire_type = 1, expire_interval = 1 });
        var link = (string)made["url_link"]!;
        var page = await sandbox.Client.GetStringAsync(new Uri(link + "?cq=a%3Db"));
        var opened = await OpenAsync(link + "?cq=a%3Db", "browser");
        var inside = await OpenAsync(link, "chat");

        Assert.Equal(["errcode", "errmsg", "url_link"], made.AsObject().Select(field => field.Key));
        Assert.StartsWith($"{sandbox.Origins.WeChat}/u/", link, StringComparison.Ordinal);
        Assert.Contains($"href=\"/phone?open={Uri.EscapeDataString(link + "?cq=a%3Db")}\"", page, StringComparison.Ordinal);
        Assert.Equal((sandbox.Mini.AppId, SignIn, 1194), ((string?)opened["appId"], (string?)opened["page"], (int)opened["scene"]!));
        Assert.Equal("""{"t":"7f3c","u":"%E4%BD%A0"}""", opened["query"]!.ToJsonString());
        Assert.Equal(1167, (int)inside["scene"]!);
    }

    [Fact]
    public async Task Scheme_OpenedOnAPhone_OpensTheMiniProgram()
    {
        var made = await AskAsync("generatescheme", new
        {
            jump_wxa = new { path = "/" + SignIn, query = "t=1", env_version = "trial" },
            is_expire = true,
            expire_type = 1,
            expire_interval = 30,
        });
        var link = (string)made["openlink"]!;
        var opened = await OpenAsync(link + "&cq=x", "browser");
        var page = await sandbox.Client.GetStringAsync(new Uri($"{sandbox.Origins.WeChat}/open?link={Uri.EscapeDataString(link)}"));

        Assert.StartsWith("weixin://dl/business/?t=", link, StringComparison.Ordinal);
        Assert.Equal((SignIn, 1065, "trial"), ((string?)opened["page"], (int)opened["scene"]!, (string?)opened["envVersion"]));
        Assert.Contains("/phone?open=weixin%3A%2F%2Fdl%2Fbusiness", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AskedAbout_IsToldToItsAppAlone()
    {
        var urlLink = (string)(await AskAsync("generate_urllink", new { path = SignIn, query = "t=1", expire_type = 1, expire_interval = 2 }))["url_link"]!;
        var scheme = (string)(await AskAsync("generatescheme", new { jump_wxa = new { query = "t=2" }, expire_type = 1, expire_interval = 2 }))["openlink"]!;
        var (first, second) = (await AskAsync("query_urllink", new { url_link = urlLink }), await AskAsync("queryscheme", new { scheme }));
        var foreign = await AskAsync("query_urllink", new { url_link = urlLink }, sandbox.Partner);

        var info = first["url_link_info"]!;
        Assert.Equal(["appid", "path", "query", "create_time", "expire_time", "env_version"], info.AsObject().Select(field => field.Key));
        Assert.Equal((sandbox.Mini.AppId, SignIn, "t=1"), ((string?)info["appid"], (string?)info["path"], (string?)info["query"]));
        Assert.Equal(2 * 24 * 3600, (long)info["expire_time"]! - (long)info["create_time"]!);
        Assert.True((int)first["quota_info"]!["remain_visit_quota"]! > 0);
        Assert.Equal("pages/index/index", (string?)second["scheme_info"]!["path"]);
        Assert.Equal(40097, (int)foreign["errcode"]!);
        Assert.Equal(40097, (int)(await AskAsync("query_urllink", new { url_link = scheme }))["errcode"]!);
    }

    [Fact]
    public async Task Link_AfterItsTime_OpensNothing()
    {
        var link = (string)(await AskAsync("generate_urllink", new { path = SignIn, expire_type = 1, expire_interval = 1 }))["url_link"]!;
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("""{"opens":"nothing"}""", (await OpenAsync(link, "browser")).ToJsonString());
        Assert.Contains("This link is over", await sandbox.Client.GetStringAsync(new Uri(link)), StringComparison.Ordinal);
        Assert.Contains("This link is over", await sandbox.Client.GetStringAsync(new Uri(link + "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"path":"pages/nowhere"}""", 40165)]
    [InlineData("""{"path":"pages/sign-in/sign-in?t=1"}""", 40165)]
    [InlineData("""{"query":"t=中"}""", 40212)]
    [InlineData("""{"env_version":"beta"}""", 85402)]
    [InlineData("""{"expire_type":1}""", 85401)]
    [InlineData("""{"expire_type":1,"expire_interval":31}""", 85401)]
    [InlineData("""{"expire_type":2}""", 85401)]
    [InlineData("""{"expire_time":1700000000}""", 85401)]
    [InlineData("""{"cloud_base":{"env":"x"}}""", 85088)]
    [InlineData("nothing", 47001)]
    public async Task UrlLink_AskedForWrongly_IsRefused(string body, int errcode)
    {
        Assert.Equal(errcode, (int)(await AskTextAsync("generate_urllink", body))["errcode"]!);
    }

    [Fact]
    public async Task Link_OfAMiniProgramWithNothingPublished_Is85079()
    {
        using var published = await sandbox.Client.PutAsync(
            new Uri($"{sandbox.Origins.WeChat}/sandbox/apps/partner/pages"), new StringContent("[]", System.Text.Encoding.UTF8, "application/json"));
        published.EnsureSuccessStatusCode();

        Assert.Equal(85079, (int)(await AskAsync("generate_urllink", new { }, sandbox.Partner))["errcode"]!);
        Assert.Equal(85079, (int)(await AskAsync("generatescheme", new { }, sandbox.Partner))["errcode"]!);
    }

    [Fact]
    public async Task Links_ByAnotherKindOfApp_AreNotAllowed()
    {
        foreach (var call in (string[])["generatescheme", "generate_urllink", "queryscheme", "query_urllink", "genwxashortlink"])
            Assert.Equal(48001, (int)(await AskAsync(call, new { }, sandbox.Official))["errcode"]!);
    }

    [Fact]
    public async Task ShortLink_PastedIntoAChat_OpensThePageWithItsQuery()
    {
        var link = (string)(await AskAsync("genwxashortlink", new { page_url = SignIn + "?t=1", page_title = "登录" }))["link"]!;
        var forever = (string)(await AskAsync("genwxashortlink", new { page_url = SignIn, page_title = "登录", is_permanent = true }))["link"]!;
        var opened = await OpenAsync(link, "chat");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.StartsWith("#小程序://Acme Mini Program/登录/", link, StringComparison.Ordinal);
        Assert.Equal((SignIn, 1179, "1"), ((string?)opened["page"], (int)opened["scene"]!, (string?)opened["query"]!["t"]));
        Assert.Equal("nothing", (string?)(await OpenAsync(link, "chat"))["opens"]);
        Assert.Equal("mini-program", (string?)(await OpenAsync(forever, "chat"))["opens"]);
    }

    [Theory]
    [InlineData("""{"page_url":"pages/nowhere","page_title":"x"}""", 40066)]
    [InlineData("""{"page_url":"pages/index/index","page_title":"123456789012345678901"}""", 40225)]
    [InlineData("""{"page_url":"pages/index/index"}""", 40225)]
    public async Task ShortLink_AskedForWrongly_IsRefused(string body, int errcode)
    {
        Assert.Equal(errcode, (int)(await AskTextAsync("genwxashortlink", body))["errcode"]!);
    }

    private Task<JsonNode> OpenAsync(string url, string way) => sandbox.PostAsync("/sandbox/phone/scan", new { url, way });

    private async Task<JsonNode> AskAsync(string call, object body, WeChatApp? app = null) =>
        await sandbox.PostAsync($"/wxa/{call}?access_token={(string)(await sandbox.StableTokenAsync(app ?? sandbox.Mini))["access_token"]!}", body);

    private async Task<JsonNode> AskTextAsync(string call, string body)
    {
        var token = (string)(await sandbox.StableTokenAsync(sandbox.Mini))["access_token"]!;
        using var content = new StringContent(body);
        using var answer = await sandbox.Client.PostAsync(new Uri($"{sandbox.Origins.WeChat}/wxa/{call}?access_token={token}"), content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}

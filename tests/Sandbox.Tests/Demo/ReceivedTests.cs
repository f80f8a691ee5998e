using System.Net;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests.WeChat;

namespace BlazorConsole.Sandbox.Tests.Demo;

/// <summary>The page of what WeChat received and answered.</summary>
public sealed class ReceivedTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Page_AfterEveryDoorWasUsed_ShowsRequestsAndNoSecret()
    {
        List<string> secrets = [sandbox.Official.Secret, sandbox.Mini.Secret, sandbox.Website.Secret, "13800138866"];
        await sandbox.Client.GetStringAsync(new Uri($"{sandbox.Origins.WeChat}/assets/wechat.css"));
        var website = await sandbox.SignInAtWebsiteAsync("xiaowang");
        Keep(secrets, await sandbox.ExchangeAtAsync(sandbox.Website, website), "access_token", "refresh_token", "openid", "unionid");
        var login = await sandbox.LoginCodeAsync("xiaowang");
        Keep(secrets, await sandbox.SessionAsync(login), "session_key", "openid");
        var phone = await sandbox.PhoneCodeAsync("xiaowang");
        var token = (string)(await sandbox.StableTokenAsync(sandbox.Mini))["access_token"]!;
        await sandbox.PhoneNumberWithAsync(token, new { code = phone, openid = await sandbox.OpenIdAsync("xiaowang") });
        await sandbox.PostAsync($"/wxa/getwxacodeunlimit?access_token={token}", new { scene = "ticket-0123456789abcd", page = "pages/nowhere" });
        Keep(secrets, await sandbox.PostAsync($"/wxa/generate_urllink?access_token={token}", new { query = "t=ticket-of-a-link" }), "url_link");
        secrets.AddRange([website, login, phone, token, "ticket-0123456789abcd", "ticket-of-a-link"]);

        var page = WebUtility.HtmlDecode(await sandbox.Client.GetStringAsync(new Uri($"{sandbox.Origins.Demo}/received?lang=en")));

        foreach (var path in (string[])["/connect/qrconnect", "/sns/oauth2/access_token", "/sns/jscode2session", "/cgi-bin/stable_token", "/wxa/business/getuserphonenumber"])
            Assert.Contains(path, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sandbox/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wechat.css", page, StringComparison.Ordinal);
        Assert.Contains("invalid page rid: ", page, StringComparison.Ordinal);
        Assert.Contains("pages/nowhere", page, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_AskedForAPath_ShowsThatAlone()
    {
        await sandbox.ExchangeAsync("nonsense");
        await sandbox.SessionAsync("nonsense");
        var page = await sandbox.Client.GetStringAsync(new Uri($"{sandbox.Origins.Demo}/received?path=/sns/jscode2session&lang=zh"));

        Assert.Contains("/sns/jscode2session", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sns/oauth2/access_token", page, StringComparison.Ordinal);
        Assert.Contains("微信收到的请求", page, StringComparison.Ordinal);
    }

    private static void Keep(List<string> secrets, JsonNode answer, params string[] fields) => secrets.AddRange(fields.Select(field => (string)answer[field]!));
}

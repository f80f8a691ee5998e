using System.Net;
using System.Xml.Linq;
using BlazorConsole.Sandbox.Tests.Pictures;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>Signing in to a web site by WeChat's own code, from the page to the profile.</summary>
public sealed class QrConnectTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Page_Opened_HasWhatScrapersRead()
    {
        var page = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl()));
        var uuid = QrConnects.UuidOf(page);

        Assert.Equal(16, uuid.Length);
        Assert.Contains($"= \"{sandbox.Origins.WeChat}/connect/l/qrconnect?uuid={uuid}\"", page, StringComparison.Ordinal);
        Assert.Contains("微信登录", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AskedForXml_GivesAFreshUuidEachTime()
    {
        var first = XDocument.Parse(await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: "&f=xml"))));
        var second = XDocument.Parse(await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: "&f=xml"))));

        Assert.NotEqual(first.Root!.Element("uuid")!.Value, second.Root!.Element("uuid")!.Value);
        await sandbox.ScanAsync("xiaohong", first.Root.Element("uuid")!.Value);
        Assert.Equal(404, (int)(await sandbox.PollAsync(first.Root.Element("uuid")!.Value))["wx_errcode"]!);
    }

    [Fact]
    public async Task Picture_ReadByAStranger_LeadsToTheConfirmPage()
    {
        var uuid = await sandbox.NewUuidAsync();
        using var answer = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/connect/qrcode/{uuid}"));
        var code = await ReadCode.OfAsync(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal((430, 430), (code.Width, code.Height));
        Assert.Equal($"{sandbox.Origins.WeChat}/connect/confirm?uuid={uuid}", code.Text);
    }

    [Theory]
    [InlineData("appid=wx", "appid=wy", "AppID parameter error")]
    [InlineData("appid={website}", "appid={official}", "AppID parameter error")]
    [InlineData("appid={website}", "appid={app}", "AppID parameter error")]
    [InlineData("redirect_uri=http%3A%2F%2Flocalhost", "redirect_uri=http%3A%2F%2Fevil.example", "redirect_uri parameter error")]
    [InlineData("redirect_uri=http", "redirect_uri=javascript", "redirect_uri parameter error")]
    [InlineData("redirect_uri", "redirect", "redirect_uri parameter error")]
    [InlineData("scope=snsapi_login", "scope=snsapi_userinfo", "Scope parameter error or no scope permission")]
    [InlineData("response_type=code", "response_type=token", "response_type parameter error")]
    public async Task Page_WithAWrongParameter_SaysSoAsPlainHtmlWith200(string right, string wrong, string sentence)
    {
        var url = sandbox.QrConnectUrl().Replace(Filled(right), Filled(wrong), StringComparison.Ordinal);
        using var answer = await sandbox.Client.GetAsync(new Uri(url));

        Assert.NotEqual(sandbox.QrConnectUrl(), url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithFurtherScopesParametersAndOrder_IsTheSame()
    {
        var url = $"{sandbox.Origins.WeChat}/connect/qrconnect?state=&scope=snsapi_login,snsapi_userinfo&unknown=1&code_challenge=x"
            + $"&redirect_uri={Uri.EscapeDataString(sandbox.Callback + "?a=1&b=%E4%BD%A0")}&appid={sandbox.Website.AppId}&lang=en";
        var page = await sandbox.Client.GetStringAsync(new Uri(url));

        Assert.Contains($"data-callback-start=\"{sandbox.Callback}?a=1&amp;b=%E4%BD%A0&amp;\"", page, StringComparison.Ordinal);
        Assert.Contains("data-callback-end=\"state=\"", page, StringComparison.Ordinal);
        Assert.Contains("WeChat sign-in", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&self_redirect=true", true)]
    [InlineData("&self_redirect=false", false)]
    [InlineData("&self_redirect=default", false)]
    [InlineData("", false)]
    public async Task Page_SelfRedirect_DecidesWhichWindowGoesOn(string more, bool inside)
    {
        var page = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: more)));

        Assert.Equal(inside, page.Contains("data-inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_WithTheNewLook_IgnoresTheSitesStyleSheet()
    {
        const string Sheet = "data:text/css;base64,Ym9keXt9";
        var old = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: $"&login_type=jssdk&style=white&href={Uri.EscapeDataString(Sheet)}")));
        var lite = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: $"&stylelite=1&href={Uri.EscapeDataString(Sheet)}")));
        var strange = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl(more: "&href=javascript%3Aalert(1)")));

        Assert.Contains("class=\"widget old white\"", old, StringComparison.Ordinal);
        Assert.Contains(Sheet, old, StringComparison.Ordinal);
        Assert.Contains("class=\"page lite black\"", lite, StringComparison.Ordinal);
        Assert.DoesNotContain(Sheet, lite, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", strange, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exchange_OfAConfirmedCode_GivesIdsOfTheWebsiteAndTheProfile()
    {
        var token = await sandbox.ExchangeAtAsync(sandbox.Website, await sandbox.SignInAtWebsiteAsync("xiaowang"));
        var profile = await sandbox.SnsAsync($"/sns/userinfo?access_token={token["access_token"]}&openid={token["openid"]}");
        var official = await sandbox.ExchangeAsync(await sandbox.AuthorizeAsync("xiaowang"));

        Assert.Equal(
            ["access_token", "expires_in", "refresh_token", "openid", "scope", "unionid"], token.AsObject().Select(field => field.Key));
        Assert.Equal("snsapi_login", (string?)token["scope"]);
        Assert.NotEqual((string?)official["openid"], (string?)token["openid"]);
        Assert.Equal((string?)official["unionid"], (string?)token["unionid"]);
        Assert.Equal("小王", (string?)profile["nickname"]);
        Assert.Equal((string?)token["unionid"], (string?)profile["unionid"]);
    }

    [Fact]
    public async Task Exchange_OfAWebsitesCodeAtAnotherApp_IsRefusedAndLeavesTheCode()
    {
        var code = await sandbox.SignInAtWebsiteAsync("xiaohong");

        Assert.Equal(40029, (int)(await sandbox.ExchangeAsync(code))["errcode"]!);
        Assert.Equal(40029, (int)(await sandbox.ExchangeAtAsync(sandbox.Mobile, code))["errcode"]!);
        Assert.NotNull((await sandbox.ExchangeAtAsync(sandbox.Website, code))["openid"]);
        Assert.Equal(40163, (int)(await sandbox.ExchangeAtAsync(sandbox.Website, code))["errcode"]!);
    }

    [Fact]
    public async Task Exchange_OfAWebsitesCode_IsPossibleForTenMinutes()
    {
        var (early, late) = (await sandbox.SignInAtWebsiteAsync("xiaohong"), await sandbox.SignInAtWebsiteAsync("xiaohong"));
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(590));
        Assert.NotNull((await sandbox.ExchangeAtAsync(sandbox.Website, early))["openid"]);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(40029, (int)(await sandbox.ExchangeAtAsync(sandbox.Website, late))["errcode"]!);
    }

    private string Filled(string text) => text.Replace("{website}", sandbox.Website.AppId, StringComparison.Ordinal)
        .Replace("{official}", sandbox.Official.AppId, StringComparison.Ordinal).Replace("{app}", sandbox.Mobile.AppId, StringComparison.Ordinal);
}

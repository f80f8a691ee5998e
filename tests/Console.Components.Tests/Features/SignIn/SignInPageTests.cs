using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Hosting;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.SignIn;

public sealed class SignInPageTests : StoredConsoleContext
{
    private readonly DefaultHttpContext _http = new();

    public SignInPageTests()
    {
        Services.AddSingleton<ConsoleCookies>();
        Services.AddSingleton<Sessions>();
        Services.AddSingleton<ReadDeviceNotices>();
        Services.AddSingleton<RefusedLaunches>();
    }

    [Fact]
    public void Stranger_OpensThePage_GetsASecretAndNoCodeYet()
    {
        var page = Open();

        Assert.Equal("loading", page.Find("#sign-in").GetAttribute("data-view"));
        var cookie = Assert.Single(_http.Response.Headers.SetCookie.ToArray())!;
        Assert.StartsWith("browser=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public void BrowserWithASecret_OpensThePageAgain_KeepsIt()
    {
        _http.Request.Headers.Cookie = $"{ConsoleCookies.Browser}={RandomToken.New().Text}";

        Open();

        Assert.Equal(0, _http.Response.Headers.SetCookie.Count);
    }

    [Fact]
    public void EveryView_OfTheScript_HasItsSentence()
    {
        var section = Open().Find("#sign-in");

        Assert.All(
            (string[])["loading", "waiting", "framed", "scanned", "scanned-nameless", "signing-in", "signed-in", "expired", "denied", "offline", "problem"],
            view => Assert.False(string.IsNullOrWhiteSpace(section.GetAttribute($"data-text-{view}")), view));
    }

    [Fact]
    public async Task OneWayIn_IsOfferedWithoutTabs()
    {
        await WriteAsync(context => context.Channels.Remove(Website));
        var page = Open();

        Assert.Empty(page.FindAll("[role=tab]"));
        Assert.Equal(Scenario.PcScan, page.Find("#sign-in").GetAttribute("data-way"));
    }

    [Fact]
    public async Task WaysIn_AreTabsOfWhichTheFirstIsChosen()
    {
        await WithMiniProgramAsync();

        var tabs = Open().FindAll("[role=tab]");

        Assert.Equal([("WeChat scan", "true", "0"), ("Mini program", "false", "-1"), ("WeChat login", "false", "-1")], tabs.Select(
            tab => (tab.TextContent, tab.GetAttribute("aria-selected"), tab.GetAttribute("tabindex"))));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", true)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", true)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Tablet) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36", false)]
    public void PhoneBrowser_IsShownTheWayIntoWeChat_AndNobodyElse(string userAgent, bool isPhone)
    {
        _http.Request.Headers.UserAgent = userAgent;

        var page = Open();

        Assert.Equal(isPhone, page.FindAll("#link").Count == 1);
        Assert.Equal(!isPhone, page.FindAll("#sign-in").Count == 1);
    }

    [Fact]
    public async Task PhoneBrowser_WithAMiniProgram_OpensIt_UnlessWeChatRefusedJustNow()
    {
        _http.Request.Headers.UserAgent = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
        var mini = await WithMiniProgramAsync();

        var section = Open().Find("#sign-in");
        Assert.Equal(Scenario.AppToMiniProgram, section.GetAttribute("data-way"));
        Assert.Empty(section.QuerySelectorAll("#code, [role=tab]"));
        Assert.All((string[])["waiting", "scanned", "no-launch"], view => Assert.False(string.IsNullOrWhiteSpace(section.GetAttribute($"data-text-{view}")), view));

        Services.GetRequiredService<RefusedLaunches>().Add(mini);
        Assert.Empty(Open().FindAll("#sign-in"));
        Later(TimeSpan.FromMinutes(5));
        Assert.Single(Open().FindAll("#sign-in"));
    }

    [Fact]
    public void PageInsideAMiniProgram_SaysToSignInThere()
    {
        _http.Request.Headers.UserAgent = "Mozilla/5.0 MicroMessenger/8.0.50 miniProgram/wx0123456789abcdef";

        var page = Open();

        Assert.Empty(page.FindAll("#sign-in, script, form"));
        Assert.StartsWith("Sign in to ", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void PageInsideWeChat_AsksWeChatFirst()
    {
        _http.Request.Headers.UserAgent = "Mozilla/5.0 MicroMessenger/8.0.50";

        Open();

        Assert.EndsWith(ConsoleUrls.SignInInWeChat, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageInsideWeChat_WithoutAnOfficialAccount_ShowsNoCodeAndSaysWhereToGo()
    {
        await WriteAsync(context => context.Channels.RemoveRange(
            context.Channels.Where(channel => channel.Kind == ChannelKind.OfficialAccount)));
        _http.Request.Headers.UserAgent = "Mozilla/5.0 MicroMessenger/8.0.50";

        var page = Open();

        Assert.Empty(page.FindAll("#sign-in, script, img"));
        Assert.Equal("Open this page in a browser", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task SignedInBrowser_OpensThePage_IsGreetedByName()
    {
        var session = RandomToken.New();
        await StoreAsync(session, nickname: "小王");
        _http.Request.Headers.Cookie = $"{ConsoleCookies.Session}={session.Text}";

        var page = Open();

        Assert.Equal("signed-in", page.Find("#sign-in").GetAttribute("data-view"));
        Assert.Equal("小王", page.Find("#name").TextContent);
    }

    [Fact]
    public async Task PersonWithoutAName_OpensThePage_IsGreetedByTheMark()
    {
        var session = RandomToken.New();
        var account = await StoreAsync(session, nickname: null);
        _http.Request.Headers.Cookie = $"{ConsoleCookies.Session}={session.Text}";

        Assert.Equal($"WeChat user ·{account.ShortMark}", Open().Find("#name").TextContent);
    }

    [Fact]
    public async Task SessionThatIsOver_OpensThePage_IsAStranger()
    {
        var session = RandomToken.New();
        await StoreAsync(session, nickname: "小王");
        _http.Request.Headers.Cookie = $"{ConsoleCookies.Session}={session.Text}";
        Later(TimeSpan.FromDays(8));

        Assert.Equal("loading", Open().Find("#sign-in").GetAttribute("data-view"));
    }

    private IRenderedComponent<SignInPage> Open()
    {
        _http.RequestServices = Services;
        return Render<SignInPage>(page => page.AddCascadingValue<HttpContext>(_http));
    }

    private async Task<AccountId> StoreAsync(RandomToken session, string? nickname)
    {
        var account = await SignsInAsync("oOpen0000000000000000000001", nickname);
        await WriteAsync(context => context.Sessions.Add(
            new Session(session.Hash, SessionKind.Browser, new OriginId(account.Value), Scenario.PcScan, Clock.Now, Clock.Now.AddDays(7))));
        return account;
    }
}

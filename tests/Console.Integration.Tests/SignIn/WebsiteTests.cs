using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>WeChat's own page with a code, embedded and by redirect.</summary>
public sealed class WebsiteTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Uri Arrivals = new(ConsoleUrls.WebsiteArrivals, UriKind.Relative);

    [Fact]
    public async Task Person_AgreesInTheFrame_IsSignedInByThePageAroundIt()
    {
        using var screen = await Screen.OpenAsync(console);
        var page = await screen.BeginAtWeChatAsync();
        var asked = System.Web.HttpUtility.ParseQueryString(new Uri(page).Query);
        Assert.Equal(
            ("snsapi_login", "true", "1", $"{console.Origin}/wechat/website-app"),
            (asked["scope"], asked["self_redirect"], asked["stylelite"], asked["redirect_uri"]));
        using var code = await WeChatCode.OpenAsync(page);
        var back = await code.AnswerAsync("load-701");

        // What WeChat returns to reads no cookie and exchanges nothing.
        using var framed = await screen.Browser.GetAsync(back);
        Assert.False(framed.Headers.Contains("Set-Cookie"));
        Assert.Contains("frame-ancestors 'self'", framed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var exchanges = await console.WeChatLogAsync("/sns/oauth2/access_token");

        using var arrived = await screen.ArriveAsync(back!);

        Assert.Equal("Load 701", (string?)(await arrived.DecisionAsync())["user"]!["nickname"]);
        Assert.Equal(exchanges.Count + 1, (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count);
        using var signedIn = await screen.Browser.GetAsync(new Uri("/signin", UriKind.Relative));
        Assert.Contains("data-view=\"signed-in\"", await signedIn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Scenario.PcScan, (await console.ReadAsync(context => context.SignIns.OrderByDescending(signIn => signIn.At).FirstAsync())).Scenario);
    }

    [Fact]
    public async Task Person_LeavesForWeChatsPage_ComesBackWithoutAFrame()
    {
        using var screen = await Screen.OpenAsync(console);
        using var left = await screen.Browser.PostAsync(new Uri("/signin/at-wechat", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.DoesNotContain("self_redirect", left.Headers.Location!.Query, StringComparison.Ordinal);
        using var code = await WeChatCode.OpenAsync(left.Headers.Location.OriginalString);

        using var arrived = await screen.ArriveAsync((await code.AnswerAsync("load-702"))!);

        Assert.Equal("signed-in", (string?)(await arrived.DecisionAsync())["decision"]);
    }

    [Fact]
    public async Task Callback_LoadedAgain_ResumesTheSessionAndAsksWeChatNothing()
    {
        using var screen = await Screen.OpenAsync(console);
        using var code = await WeChatCode.OpenAsync(await screen.BeginAtWeChatAsync());
        var back = await code.AnswerAsync("load-703");
        (await screen.ArriveAsync(back!)).Dispose();
        var exchanges = (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count;

        using var again = await screen.ArriveAsync(back!);

        Assert.Equal("Load 703", (string?)(await again.DecisionAsync())["user"]!["nickname"]);
        Assert.Equal(exchanges, (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count);
    }

    [Fact]
    public async Task Callback_WithoutCode_IsARefusal()
    {
        using var screen = await Screen.OpenAsync(console);
        var state = StateOf(await screen.BeginAtWeChatAsync());

        using var arrived = await screen.Browser.PostAsJsonAsync(Arrivals, new { code = "", state });

        Assert.Equal("denied", (string?)(await arrived.DecisionAsync())["decision"]);
    }

    [Fact]
    public async Task Person_RefusesOnThePhone_NothingComesBack()
    {
        using var screen = await Screen.OpenAsync(console);
        using var code = await WeChatCode.OpenAsync(await screen.BeginAtWeChatAsync());

        Assert.Null(await code.AnswerAsync("load-704", allow: false));
    }

    [Fact] // attack cases B1, B2
    public async Task B2_CodeAndStateOfAnotherBrowser_AreRefusedAndWeChatIsNotAsked()
    {
        using var attacker = await Screen.OpenAsync(console);
        using var code = await WeChatCode.OpenAsync(await attacker.BeginAtWeChatAsync());
        var back = await code.AnswerAsync("load-705");
        using var victim = await Screen.OpenAsync(console);
        var exchanges = (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count;

        using var pasted = await victim.ArriveAsync(back!);
        using var none = await victim.Browser.PostAsJsonAsync(Arrivals, new { code = "abc" });
        using var foreign = await console.Browser(origin: "https://evil.example").PostAsJsonAsync(Arrivals, new { code = "abc", state = "abc" });

        Assert.Equal("authorization.refused", await pasted.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("authorization.refused", await none.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(exchanges, (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count);
    }

    [Fact] // attack case B4
    public async Task B4_Arrivals_AtOnceFiftyTimes_AskWeChatOnce()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var code = await WeChatCode.OpenAsync(await screen.BeginAtWeChatAsync());
        var back = (await code.AnswerAsync("xiaowang"))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => screen.ArriveAsync(back)));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Single(await own.Console.WeChatLogAsync("/sns/oauth2/access_token"));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
    }

    [Fact]
    public async Task SignInPage_MayFrameWeChatAndItsOwnCallbackAlone()
    {
        using var page = await console.Browser().GetAsync(new Uri("/signin", UriKind.Relative));

        Assert.Contains(
            $"frame-src {console.WeChat} {console.Origin}/wechat/website-app;",
            page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoMustAcceptTerms_GoesOnAtThePageOfEnrolments()
    {
        await using var own = await OwnConsole.StartAsync(
            ("Agreements:terms:Title", "Terms of use"), ("Agreements:terms:Version", "1"),
            ("Agreements:terms:File", Path.Combine(Repository.Root, "LICENSE")), ("Channels:website:Agreements:0", "terms"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var code = await WeChatCode.OpenAsync(await screen.BeginAtWeChatAsync());

        using var arrived = await screen.ArriveAsync((await code.AnswerAsync("xiaowang"))!);

        Assert.Equal("held", (string?)(await arrived.DecisionAsync())["decision"]);
        using var page = await screen.Browser.GetAsync(new Uri("/signin/continue", UriKind.Relative));
        Assert.Contains("Terms of use", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string StateOf(string page) => System.Web.HttpUtility.ParseQueryString(new Uri(page).Query)["state"]!;
}

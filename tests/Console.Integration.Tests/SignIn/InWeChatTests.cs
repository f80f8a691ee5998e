using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The sign-in page, opened inside WeChat.</summary>
public sealed class InWeChatTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string SignedIn = "You are signed in.";
    private const string Tap = "/signin/in-wechat";

    [Fact]
    public async Task Newcomer_IsAskedSilentlyFirst_AndIsIntroducedByATapAlone()
    {
        using var page = new PageInWeChat(console, "load-501");
        var before = await console.ReadAsync(context => context.Accounts.CountAsync());

        var asked = await page.OpenAsync();

        Assert.Contains("Continue with WeChat", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-in.js", asked, StringComparison.Ordinal);
        Assert.Contains(page.Trail, address => address.Contains("scope=snsapi_base", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Trail, address => address.Contains("scope=snsapi_userinfo", StringComparison.Ordinal));
        Assert.Equal(before, await console.ReadAsync(context => context.Accounts.CountAsync()));

        Assert.Contains(SignedIn, await page.TapAsync(Tap), StringComparison.Ordinal);
        Assert.Contains(page.Trail, address => address.Contains("scope=snsapi_userinfo", StringComparison.Ordinal));
        var signIn = await console.ReadAsync(context => context.SignIns.OrderByDescending(signIn => signIn.At).FirstAsync());
        Assert.Equal(Scenario.InWeChatWeb, signIn.Scenario);
    }

    [Fact]
    public async Task KnownPerson_OpensThePage_IsSignedInWithoutATap()
    {
        using var first = new PageInWeChat(console, "load-502");
        await first.OpenAsync();
        await first.TapAsync(Tap);
        var people = await console.ReadAsync(context => context.Accounts.CountAsync());

        using var later = new PageInWeChat(console, "load-502");
        Assert.Contains(SignedIn, await later.OpenAsync(), StringComparison.Ordinal);

        Assert.DoesNotContain(later.Trail, address => address.Contains("scope=snsapi_userinfo", StringComparison.Ordinal));
        Assert.Equal(people, await console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task KnownPerson_WhoSignedOut_IsNotSignedInAgainByThePageItself()
    {
        using var page = new PageInWeChat(console, "load-503");
        await page.OpenAsync();
        await page.TapAsync(Tap);

        Assert.Contains("Continue with WeChat", await page.TapAsync("/signout"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotVisitor_WithOrWithoutATap_IsAGuestAndNeverAnAccount()
    {
        await using var own = await OwnConsole.StartAsync();
        using var page = new PageInWeChat(own.Console, "guest");

        await page.OpenAsync();
        var tapped = await page.TapAsync(Tap);

        Assert.Contains("You are visiting as a guest", tapped, StringComparison.Ordinal);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Enrolments.CountAsync()));
    }

    [Fact] // attack case B19
    public async Task B19_CookiesVanishOnTheWay_TheFlowBeginsAgainAndSucceeds()
    {
        using var known = new PageInWeChat(console, "load-504");
        await known.OpenAsync();
        await known.TapAsync(Tap);

        using var page = new PageInWeChat(console, "load-504") { LosesCookies = 2 };
        Assert.Contains(SignedIn, await page.OpenAsync(), StringComparison.Ordinal);
    }

    [Fact] // attack case B19
    public async Task B19_BrowserKeepsNoCookieAtAll_IsSentRoundThreeTimesAndToldSo()
    {
        using var page = new PageInWeChat(console, "load-505") { LosesCookies = int.MaxValue };

        var told = await page.OpenAsync();

        Assert.Contains("Your WeChat did not keep the sign-in", told, StringComparison.Ordinal);
        Assert.Equal(3, page.Trail.Count(address => address.Contains("/wechat/callback/", StringComparison.Ordinal)));
    }

    [Fact] // attack case B2
    public async Task B2_WayBackOfAnAttacker_InTheVictimsBrowser_SignsTheAttackerInNowhere()
    {
        using var attacker = new Phone(console, "load-506");
        using var begun = await attacker.Browser.PostAsync(new Uri(Tap, UriKind.Relative), null);
        var back = await attacker.AgreeAsync(begun.Headers.Location!);
        var asked = await console.WeChatLogAsync("/sns/oauth2/access_token");

        using var victim = new PageInWeChat(console, "load-507");
        await victim.OpenAsync(back.PathAndQuery);

        Assert.DoesNotContain(
            (await console.WeChatLogAsync("/sns/oauth2/access_token")).Skip(asked.Count),
            entry => entry.ToJsonString().Contains(System.Web.HttpUtility.ParseQueryString(back.Query)["code"]!, StringComparison.Ordinal));
        var attackers = await console.ReadAsync(context => context.Accounts.CountAsync(account => account.Nickname == "Load 506"));
        Assert.Equal(0, attackers);
    }

    [Fact]
    public async Task WayBack_LoadedAgain_ShowsThePersonSignedInAndAsksWeChatNothing()
    {
        using var phone = new Phone(console, "load-508");
        using var begun = await phone.Browser.PostAsync(new Uri(Tap, UriKind.Relative), null);
        var back = await phone.AgreeAsync(begun.Headers.Location!);
        (await phone.Browser.GetAsync(back)).Dispose();
        var asked = (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count;

        using var again = await phone.Browser.GetAsync(back);

        using var page = await phone.Browser.GetAsync(again.Headers.Location);
        Assert.Contains(SignedIn, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(asked, (await console.WeChatLogAsync("/sns/oauth2/access_token")).Count);
    }
}

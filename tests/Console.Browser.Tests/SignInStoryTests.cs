using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>A person scans a code and is signed in: what she sees at each step, and when something comes between.</summary>
[Collection(OneStage.Name)]
public sealed class SignInStoryTests(Stage stage) : StageTest(stage)
{
    [Fact]
    public async Task DemoPage_ScanAllowConfirm_SignsInOnTheComputerBesideThePhone()
    {
        var page = await Stage.NewPageAsync(height: 1100);
        await page.GotoAsync($"{Stage.Sandbox.Demo}/?lang=en");
        var screen = new SignInScreen(page.Locator("iframe").First.ContentFrame.Locator("#sign-in"));
        var phone = new PhoneInHand(page.Locator("iframe").Last.ContentFrame.Locator("body"));
        await screen.IsAsync("waiting");

        await phone.PressScanAsync();
        await phone.ReadsAsync("Acme Shop is asking to sign you in");
        await Expect(phone.Web).ToContainTextAsync("Chrome");
        await phone.TapAsync("Continue with WeChat");
        await phone.TapAsync("Allow");
        await screen.IsAsync("scanned");
        await screen.SaysAsync("Scanned. Now confirm on your phone.");
        await screen.ShowsAsync("小王");
        await Pictures.KeepAsync(page, "demo");

        await phone.TapAsync("Sign in");
        await phone.ReadsAsync("Signed in");
        await screen.IsAsync("signed-in");
        await screen.ShowsAsync("小王");
    }

    [Fact]
    public async Task SavedPicture_ScannedByThePhone_IsTheCodeOnTheScreen()
    {
        var page = await Stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "xiaohong");

        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        await screen.ShowsAsync("小红");
        await phone.TapAsync("Sign in");

        await screen.IsAsync("signed-in");
        await page.ReloadAsync();
        await screen.IsAsync("signed-in");
        await screen.Button("Sign out").ClickAsync();
        await screen.IsAsync("waiting");
    }

    [Fact]
    public async Task Person_RefusesOnThePhone_ScreenSaysSoAtOnceAndOffersANewCode()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "lilei");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());

        await phone.TapAsync("Not me");

        await phone.ReadsAsync("Refused");
        await screen.IsAsync("denied");
        await screen.SaysAsync("The sign-in was refused on the phone.");
        await screen.Button("New code").ClickAsync();
        await screen.IsAsync("waiting");
    }

    [Fact]
    public async Task SecondPhone_ScansTheSameCode_HearsThatItIsTaken()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        var picture = await screen.PictureAsync();
        var first = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "sunyue");
        var second = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "zhaolei");
        await first.ScanAndAgreeAsync(picture);

        await second.ScanAsync(picture);

        await second.ReadsAsync("Already scanned");
        await screen.ShowsAsync("孙悦");
        await screen.IsAsync("scanned");
    }

    [Fact]
    public async Task Connection_LostAndFoundAgain_KeepsTheTicket()
    {
        var page = await Stage.NewPageAsync(keepComplaints: false);
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        var shown = await screen.Code.GetAttributeAsync("src");

        await Stage.Sandbox.KillConsoleAsync();
        await screen.IsAsync("offline");
        await screen.SaysAsync("No connection. Trying again by itself…");
        await Stage.Sandbox.StartConsoleAsync();

        await screen.IsAsync("waiting");
        Assert.Equal(shown, await screen.Code.GetAttributeAsync("src"));
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "chenmama");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        await phone.TapAsync("Sign in");
        await screen.IsAsync("signed-in");
        await screen.ShowsAsync("陈妈妈");
    }

    [Fact]
    public async Task ScreenIsClosed_PhoneConfirms_HearsThatItIsGone()
    {
        var page = await Stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "lilei");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());

        await page.GotoAsync("about:blank");
        await phone.TapAsync("Sign in");

        await Expect(phone.Web.GetByRole(AriaRole.Alert)).ToContainTextAsync("closed");
    }

    [Fact]
    public async Task Pages_InChineseDarkAndNarrow_FitAndSpeakIt()
    {
        var page = await Stage.NewPageAsync(390, 844, "zh-CN", ColorScheme.Dark);
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        await screen.SaysAsync("打开微信，扫描二维码");
        await Pictures.KeepAsync(page, "sign-in-390-dark-zh");

        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}

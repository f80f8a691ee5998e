using Microsoft.Playwright;
using QRCoder;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>WeChat's own page on a computer, and a page that is opened inside WeChat.</summary>
[Collection(OneStage.Name)]
public sealed class DoorStoryTests(Stage stage) : StageTest(stage)
{
    private const string OwnCode = "WeChat login";

    [Fact]
    public async Task WeChatsOwnPage_InTheFrameAndByRedirect_SignsTheSamePersonIn()
    {
        var (screenPage, phonePage) = (await Stage.NewPageAsync(), await Stage.NewPageAsync(420));
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-950");

        // Somebody looks at the page, goes back to our code, and comes again.
        await screen.Way(OwnCode).ClickAsync();
        await screen.IsAsync("framed");
        await screen.ChooseBackAsync("WeChat scan");
        await screen.Way(OwnCode).ClickAsync();
        await screen.IsAsync("framed");
        await screen.SaysAsync("Scan the code with WeChat and confirm there.");

        var frame = screenPage.FrameLocator("#frame");
        await phone.ScanAsync(await Pictures.TakeAsync(frame.Locator(".js_qrcode_img")));
        await phone.TapAsync("Agree");

        // WeChat's own page gives no number: the mini program asks for it afterwards, and not on the first page.
        await Expect(screenPage.GetByRole(AriaRole.Heading, new() { Name = "Your phone number" })).ToBeVisibleAsync();
        await screen.IsAsync("waiting");
        await Pictures.KeepAsync(screenPage, "phone-step");
        await phone.CloseAsync();
        await phone.ScanAsync(await screen.PictureAsync());
        await phone.MiniProgram.ReadsAsync("Acme Shop asks for your phone number");
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync("Allow phone number");
        await phone.MiniProgram.ReadsAsync("Number added");
        await screen.IsAsync("signed-in");
        await screen.ShowsAsync("Load 950");

        await screen.Button("Sign out").ClickAsync();
        await screen.IsAsync("waiting");
        await screen.Way(OwnCode).ClickAsync();
        await screen.IsAsync("framed");
        await screen.Button("Open WeChat's page instead").ClickAsync();
        await phone.CloseAsync();
        await phone.ScanAsync(await Pictures.TakeAsync(screenPage.Locator(".js_qrcode_img")));
        await phone.TapAsync("Agree");
        await screenPage.WaitForURLAsync($"{Stage.Sandbox.Console}/signin");
        await screen.IsAsync("signed-in");
        await screen.ShowsAsync("Load 950");

        // The way back is nothing that anybody can come across again: WeChat's page lies behind this one.
        await screenPage.ReloadAsync();
        await screen.IsAsync("signed-in");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task NewDevice_IsToldOnTheFormerOne_AndIsSignedOutWhenItWasSomebodyElse()
    {
        var (homePage, strangerPage) = (await Stage.NewPageAsync(), await Stage.NewPageAsync());
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "load-956");
        var home = await SignInByOwnCodeAsync(homePage, phone);
        await home.Button("Not now").ClickAsync();
        await home.IsAsync("signed-in");
        var stranger = await SignInByOwnCodeAsync(strangerPage, phone);
        await stranger.IsAsync("signed-in");
        await Expect(strangerPage.GetByText("Was this you?")).ToHaveCountAsync(0);

        await homePage.ReloadAsync();
        await Expect(homePage.GetByRole(AriaRole.Heading, new() { Name = "Was this you?" })).ToBeVisibleAsync();
        await Pictures.KeepAsync(homePage, "new-device");
        await homePage.GetByRole(AriaRole.Button, new() { Name = "It wasn’t me" }).PressAsync("Enter");

        await Expect(homePage.GetByText("That device is signed out.")).ToBeVisibleAsync();
        await home.IsAsync("signed-in");
        await strangerPage.ReloadAsync();
        await stranger.IsAsync("waiting");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task PageInsideWeChat_KnowsNobodyAtFirst_AndThePersonWithoutATapLater()
    {
        var phonePage = await Stage.NewPageAsync(420);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-951");
        var link = CodeOf($"{Stage.Sandbox.Console}/signin");

        await phone.ScanAsync(link);
        await phone.ReadsAsync("Sign in to Acme Shop");
        await phone.KeepPictureAsync("in-wechat");
        await phone.TapAsync("Continue with WeChat");
        await phone.TapAsync("Allow");
        await Expect(phone.Web).ToContainTextAsync("You are signed in.");
        await Expect(phone.Web).ToContainTextAsync("Load 951");

        // Signing out is kept; opening the link again is coming in by oneself.
        await phone.TapAsync("Sign out");
        await phone.ReadsAsync("Sign in to Acme Shop");
        await phone.CloseAsync();
        await phone.ScanAsync(link);
        await Expect(phone.Web).ToContainTextAsync("You are signed in.");

        var guest = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "guest");
        await guest.ScanAsync(link);
        await guest.ReadsAsync("You are visiting as a guest");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task PhonesPage_AfterTheYes_TakesNoPlaceInTheHistoryAndOffersToClose()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        var phonePage = await Stage.NewPageAsync(420);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-952");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        var before = await phonePage.EvaluateAsync<int>("history.length");

        await phone.TapAsync("Sign in");
        await screen.IsAsync("signed-in");
        await phone.TapAsync("Close");

        await Expect(phonePage.GetByRole(AriaRole.Button, new() { Name = "Scan", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(before, await phonePage.EvaluateAsync<int>("history.length"));
        Assert.Empty(Stage.Complaints);
    }

    private static byte[] CodeOf(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(8);
    }

    // As a person would photograph it.
    private async Task<SignInScreen> SignInByOwnCodeAsync(IPage page, PhoneInHand phone)
    {
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        await screen.Way(OwnCode).ClickAsync();
        await screen.IsAsync("framed");
        await phone.ScanAsync(await Pictures.TakeAsync(page.FrameLocator("#frame").Locator(".js_qrcode_img")));
        await phone.TapAsync("Agree");
        await phone.CloseAsync();
        return screen;
    }
}

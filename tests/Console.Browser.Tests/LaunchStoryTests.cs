using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>Signing in with one phone and no other screen: from its browser, and from the company's app.</summary>
[Collection(OneStage.Name)]
public sealed class LaunchStoryTests(Stage stage) : StageTest(stage)
{
    private const string PhoneUserAgent =
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private const string Confirm = "Allow phone number and sign in";

    [Fact]
    public async Task PhonesOwnBrowser_OpensTheMiniProgram_AndKnowsThePersonWhenTheyComeBack()
    {
        var page = await BrowserAsync();
        var screen = await SignInScreen.OpenAsync(page, Stage.Sandbox);
        var number = await page.Locator("#number").TextContentAsync();
        var link = await page.GetByRole(AriaRole.Link, new() { Name = "Open WeChat", Exact = true }).GetAttributeAsync("href");
        await Pictures.KeepAsync(page.Locator("#sign-in"), "phone-browser");

        var (phonePage, phone) = await TappedAsync(link!, "load-960");
        await phone.MiniProgram.ReadsAsync("Acme Shop is asking to sign you in");
        await Expect(phone.MiniProgram.All).ToContainTextAsync($"Number{number}");
        await screen.IsAsync("scanned");
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync(Confirm);
        await Expect(phone.MiniProgram.All).ToContainTextAsync($"Go back to your browser. It shows {number}");
        await phone.KeepPictureAsync("back-to-browser");

        await screen.IsAsync("signed-in");
        Assert.Empty(Stage.Complaints);
        await phonePage.CloseAsync();
    }

    [Fact]
    public async Task PhonesOwnBrowser_ThatLetThePageGo_GoesOnWithTheSameSignIn()
    {
        var page = await BrowserAsync();
        await SignInScreen.OpenAsync(page, Stage.Sandbox);
        var link = await page.Locator("#launch").GetAttributeAsync("href");

        // As a browser does whose memory is short: the page is gone while WeChat is open.
        await page.Locator("#launch").ClickAsync();
        // The page goes on into WeChat by itself, so that it may never be loaded whole.
        await page.WaitForURLAsync($"{Stage.Sandbox.WeChat}/u/*", new() { WaitUntil = WaitUntilState.Commit });
        var (_, phone) = await TappedAsync(link!, "load-961");
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync(Confirm);
        await phone.MiniProgram.ReadsAsync("Signed in");

        await page.GotoAsync($"{Stage.Sandbox.Console}/signin");
        await new SignInScreen(page.Locator("#sign-in")).IsAsync("signed-in");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task PhonesOwnBrowser_FromWhichWeChatOpensNothing_ShowsTheLinkAndTheComputer()
    {
        var page = await BrowserAsync(keepComplaints: false);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.RouteAsync("**/api/v1/tickets?*", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"title":"launch.not-possible","code":"launch.not-possible","detail":"No."}""",
        }));
        await page.GotoAsync($"{Stage.Sandbox.Console}/signin");

        await new SignInScreen(page.Locator("#sign-in")).IsAsync("no-launch");
        await Expect(page.Locator("#launch")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied. Now paste it in WeChat." })).ToBeVisibleAsync();
        Assert.Equal($"{Stage.Sandbox.Console}/signin", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Show the codes here, for another phone" }).ClickAsync();
        await new SignInScreen(page.Locator("#sign-in")).IsAsync("waiting");
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CompanysApp_IsReturnedToByTheButton_AndByHand()
    {
        var phonePage = await Stage.NewPageAsync(420);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-962");
        var app = phonePage.Locator("#app");

        await phonePage.GetByRole(AriaRole.Button, new() { Name = "Acme App" }).ClickAsync();
        await app.GetByRole(AriaRole.Button, new() { Name = "Sign in by the mini program" }).ClickAsync();
        await phone.MiniProgram.ReadsAsync("Acme Shop is asking to sign you in");
        await Expect(phone.MiniProgram.All).ToContainTextAsync("AppAcme App");
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync(Confirm);
        await phone.KeepPictureAsync("back-to-app");
        await phone.MiniProgram.TapAsync("Return to Acme App");
        await Expect(app).ToContainTextAsync("Signed in as");
        await phone.KeepPictureAsync("app-signed-in");

        await app.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await app.GetByRole(AriaRole.Button, new() { Name = "Sign in by the mini program" }).ClickAsync();
        await phone.MiniProgram.TapAsync(Confirm);
        await phone.MiniProgram.ReadsAsync("Signed in");
        await phone.CloseAsync();
        await phonePage.GetByRole(AriaRole.Button, new() { Name = "Acme App" }).ClickAsync();
        await Expect(app).ToContainTextAsync("Signed in as");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task CompanysApp_WhoseWeChatLoginGaveNoNumber_HasTheMiniProgramAskForIt()
    {
        var phonePage = await Stage.NewPageAsync(420);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-963");
        var app = phonePage.Locator("#app");
        await phonePage.GetByRole(AriaRole.Button, new() { Name = "Acme App" }).ClickAsync();
        await app.GetByRole(AriaRole.Button, new() { Name = "Sign in with WeChat" }).ClickAsync();
        await Expect(app).ToContainTextAsync("Load 963");

        await app.GetByRole(AriaRole.Button, new() { Name = "Add phone number" }).ClickAsync();
        await phone.MiniProgram.ReadsAsync("Acme Shop asks for your phone number");
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync("Allow phone number");
        await phone.MiniProgram.TapAsync("Return to Acme App");

        await Expect(app).ToContainTextAsync("Your number was added.");
        await Expect(app.GetByRole(AriaRole.Button, new() { Name = "Add phone number" })).ToBeHiddenAsync();
        Assert.Empty(Stage.Complaints);
    }

    private Task<IPage> BrowserAsync(bool keepComplaints = true) =>
        Stage.NewPageAsync(390, 844, keepComplaints: keepComplaints, userAgent: PhoneUserAgent);

    // WeChat opens with the link that was tapped: another app of the same phone.
    private async Task<(IPage Page, PhoneInHand Phone)> TappedAsync(string link, string person)
    {
        var page = await Stage.NewPageAsync(420);
        await page.GotoAsync($"{Stage.Sandbox.WeChat}/phone?person={person}&lang=en&open={Uri.EscapeDataString(link)}");
        return (page, new PhoneInHand(page.Locator("body")));
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>An administrator adds a channel: mistakes stand at their fields, nothing that was typed is lost, and the channel can be switched off.</summary>
[Collection(OneStage.Name)]
public sealed class ChannelStoryTests(Stage stage) : StageTest(stage)
{
    [Fact]
    public async Task Administrator_AddsAChannel_CorrectsAMistakeAndSwitchesItOff()
    {
        var page = await Stage.NewPageAsync();
        await Desk.SignInAsync(page, Stage.Sandbox);
        await page.GetByRole(AriaRole.Link, new() { Name = "Channels" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "OpenPlatform Acme" })).ToBeVisibleAsync();
        await Pictures.KeepAsync(page, "channels");

        await page.GetByRole(AriaRole.Link, new() { Name = "Mini program", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New channel: Mini program" })).ToBeVisibleAsync();
        await page.GetByLabel("AppID").FillAsync("wx12");
        await page.GetByLabel("App secret").FillAsync("0123456789abcdef0123456789abcdef");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Acme Tickets");
        await page.GetByLabel("Are refused").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByLabel("AppID")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was saved.");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Acme Tickets");
        await Pictures.KeepAsync(page, "channel-form-mistake");

        await page.GetByLabel("AppID").FillAsync("wx00000000000000cc");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Acme Tickets" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("/wechat/push/");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("0123456789abcdef0123456789abcdef");
        await Pictures.KeepAsync(page, "channel");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Switch off" }).GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch on" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("switched it off");
        Assert.Empty(Stage.Complaints);
    }

    [Fact]
    public async Task Administrator_ExaminesAnOfficialAccount_AndTriesTheWayBackWithAPhone()
    {
        var page = await Stage.NewPageAsync();
        await Desk.SignInAsync(page, Stage.Sandbox);
        await page.GotoAsync($"{Stage.Sandbox.Console}/console/channels/official");
        await Expect(page.Locator("html[data-ready]")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Examine" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it with a phone" }).ClickAsync();
        var code = page.GetByRole(AriaRole.Img, new() { Name = "Scan this with WeChat" });
        await Expect(page.GetByText("Waiting for a phone.")).ToBeVisibleAsync();
        await code.ScrollIntoViewIfNeededAsync();
        await Pictures.KeepAsync(page, "doctor");

        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "lilei");
        await phone.ScanAsync(await Pictures.TakeAsync(code));
        await phone.ReadsAsync("It works");
        await phone.KeepPictureAsync("guided-scan");

        await Expect(page.GetByText("The phone came back: WeChat knows this host.")).ToBeVisibleAsync();
        await Expect(page.Locator("li[data-code='callback-arrived']")).ToBeVisibleAsync();
        Assert.Empty(Stage.Complaints);
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1440, "en-US", ColorScheme.Dark)]
    [InlineData(390, "en-US", ColorScheme.Light)]
    [InlineData(390, "zh-CN", ColorScheme.Dark)]
    [InlineData(1440, "zh-CN", ColorScheme.Light)]
    public async Task Pages_OfChannels_FitTheirScreens(int width, string language, ColorScheme theme)
    {
        var signedIn = await Stage.NewPageAsync();
        await Desk.SignInAsync(signedIn, Stage.Sandbox);
        var page = await Stage.NewPageAsync(width, width == 390 ? 844 : 900, language, theme);
        await page.Context.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            SameSite = cookie.SameSite,
        }));
        foreach (var (path, name) in ((string, string)[])[("channels", "list"), ("channels/mini", "page"), ("channels/official", "page-official"), ("account-map", "map"), ("channels/new/officialaccount", "form"), ("privacy", "privacy")])
        {
            await page.GotoAsync($"{Stage.Sandbox.Console}/console/{path}");
            await Expect(page.Locator("html[data-ready]")).ToBeAttachedAsync();
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{path} is wider than its screen");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Built.RepositoryRoot, "artifacts", "screenshots", $"{name}-{width}-{language}-{theme}.png"), FullPage = true });
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>Every page of the sign-in by mini program, in both languages, both themes and both widths: pictures for people, and none wider than its screen.</summary>
[Collection(OneStage.Name)]
[Trait("Category", "Long")]
public sealed class LooksTests(Stage stage) : StageTest(stage)
{
    private StartedSandbox? _sandbox;

    private StartedSandbox Sandbox => _sandbox!;

    public static TheoryData<int, string, ColorScheme> Matrix()
    {
        var all = new TheoryData<int, string, ColorScheme>();
        foreach (var width in (int[])[1440, 390])
        {
            foreach (var language in (string[])["en-US", "zh-CN"])
            {
                all.Add(width, language, ColorScheme.Light);
                all.Add(width, language, ColorScheme.Dark);
            }
        }

        return all;
    }

    // A fresh one for every look: nobody is known yet, and nobody has accepted anything.
    public override async Task InitializeAsync() => _sandbox = await StartedSandbox.StartAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Pages_OfTheMiniProgramsSignIn_FitTheirScreens(int width, string language, ColorScheme theme)
    {
        var words = language is "zh-CN"
            ? (Way: "小程序", Allow: "授权手机号并登录", Separately: "分开继续", Ask: "你以前来过吗？", Phones: "手机号", Name: "小王")
            : (Way: "Mini program", Allow: "Allow phone number and sign in", Separately: "Go on separately", Ask: "Have you been here before?", Phones: "Phone numbers", Name: "小王");
        var suffix = $"{width}-{(language is "zh-CN" ? "zh" : "en")}-{theme.ToString().ToLowerInvariant()}";
        var height = width == 390 ? 844 : 900;
        var page = await Stage.NewPageAsync(width, height, language, theme);
        var phonePage = await Stage.NewPageAsync(width == 390 ? 390 : 420, 844, language, theme);
        await page.GotoAsync($"{Sandbox.Console}/signin");
        var section = page.Locator("#sign-in");
        await Expect(section).ToHaveAttributeAsync("data-view", "waiting");
        await page.GetByRole(AriaRole.Tab, new() { Name = words.Way, Exact = true }).ClickAsync();
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
        await LookAsync(page, $"sign-in-{suffix}");
        var mini = phonePage.Locator("#mini");

        await PersonComesByOfficialAccountAsync();
        foreach (var person in (string[])["xiaowang", "wang-work"])
        {
            await Expect(section).ToHaveAttributeAsync("data-view", "waiting");
            var source = await page.Locator("#code").GetAttributeAsync("src");
            await phonePage.GotoAsync($"{Sandbox.WeChat}/phone?person={person}&lang={(language is "zh-CN" ? "zh" : "en")}");
            await phonePage.Locator("#scan").ClickAsync();
            await phonePage.Locator("input[type=file]").SetInputFilesAsync(
                new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = Convert.FromBase64String(source!["data:image/png;base64,".Length..]) });
            await Expect(mini.GetByRole(AriaRole.Button, new() { Name = words.Allow })).ToBeVisibleAsync();
            await LookAsync(phonePage, $"confirm-{suffix}");
            await LookAsync(page, $"scanned-{suffix}");
            await mini.GetByRole(AriaRole.Button, new() { Name = words.Allow }).ClickAsync();
            await LookAsync(phonePage, $"unticked-{suffix}");
            await mini.GetByRole(AriaRole.Checkbox).CheckAsync();
            await mini.GetByRole(AriaRole.Button, new() { Name = words.Allow }).ClickAsync();
            if (person is "wang-work")
            {
                await Expect(mini.GetByRole(AriaRole.Heading, new() { Name = words.Ask })).ToBeVisibleAsync();
                await LookAsync(phonePage, $"question-{suffix}");
                await mini.GetByRole(AriaRole.Button, new() { Name = words.Separately }).ClickAsync();
            }

            await Expect(mini.Locator("#mini-page[data-view=done]")).ToBeVisibleAsync();
            await LookAsync(phonePage, $"done-{suffix}");
            await Expect(section).ToHaveAttributeAsync("data-view", "signed-in");
            await LookAsync(page, $"signed-in-{suffix}");
            await page.Locator("#sign-in [data-in='signed-in'] button").ClickAsync();
            await Expect(section).ToHaveAttributeAsync("data-view", "waiting");
            var former = await page.Locator("#code").GetAttributeAsync("src");
            await page.GetByRole(AriaRole.Tab, new() { Name = words.Way, Exact = true }).ClickAsync();
            await Expect(page.Locator("#code")).Not.ToHaveAttributeAsync("src", former!);
        }

        await page.GotoAsync($"{Sandbox.Console}/agreements/terms/2026-11");
        await LookAsync(page, $"agreement-{suffix}");
        await page.GotoAsync($"{Sandbox.Console}/m/AAAAAAAAAAAAAAAAAAAAAA");
        await LookAsync(page, $"link-{suffix}");

        var deskPage = await Stage.NewPageAsync(width, height, "en-US", theme);
        var desk = await Desk.SignInAsync(deskPage, Sandbox);
        if (language is "zh-CN")
        {
            await deskPage.GetByRole(AriaRole.Button, new() { Name = "中" }).ClickAsync();
            await Expect(deskPage.GetByRole(AriaRole.Heading, new() { Name = "账号" })).ToBeVisibleAsync();
            await Expect(deskPage.Locator("html[data-ready]")).ToBeAttachedAsync();
        }

        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await LookAsync(deskPage, $"accounts-{suffix}");
        await desk.Rows.Filter(new() { HasText = "8866" }).First.ClickAsync();
        var phones = desk.Card(words.Phones);
        await Expect(phones).ToBeVisibleAsync();
        await LookAsync(deskPage, $"account-holder-{suffix}", wholePage: true);
        await phones.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(phones.GetByRole(AriaRole.Link, new() { Name = words.Name })).ToBeVisibleAsync();
        await phones.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(phones).ToContainTextAsync("13800138866");
        await LookAsync(deskPage, $"account-other-{suffix}", wholePage: true);
    }

    private async Task PersonComesByOfficialAccountAsync()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Sandbox, "xiaowang");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        await phone.TapAsync("Sign in");
        await screen.IsAsync("signed-in");
    }

    private static async Task LookAsync(IPage page, string name, bool wholePage = false)
    {
        var folder = Path.Combine(Built.RepositoryRoot, "artifacts", "looks");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, FullPage = wholePage });
        Assert.Equal(page.ViewportSize!.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}

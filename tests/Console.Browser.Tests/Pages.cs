using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>The sign-in page, in a tab of its own or in a frame.</summary>
internal sealed class SignInScreen(ILocator section)
{
    public ILocator Code => section.GetByRole(AriaRole.Img, new() { Name = "Sign-in code" });

    public ILocator Status => section.GetByRole(AriaRole.Status);

    public static async Task<SignInScreen> OpenAsync(IPage page, StartedSandbox sandbox)
    {
        await page.GotoAsync($"{sandbox.Console}/signin");
        var screen = new SignInScreen(page.Locator("#sign-in"));
        await screen.IsAsync("waiting");
        return screen;
    }

    public Task IsAsync(string view) => Expect(section).ToHaveAttributeAsync("data-view", view);

    public Task SaysAsync(string text) => Expect(Status).ToHaveTextAsync(text);

    public ILocator Button(string name) => section.GetByRole(AriaRole.Button, new() { Name = name });

    public Task ShowsAsync(string name) => Expect(section.Locator("#name")).ToHaveTextAsync(name);

    /// <summary>The picture as a person would save it.</summary>
    public async Task<byte[]> PictureAsync()
    {
        var source = await Code.GetAttributeAsync("src");
        return Convert.FromBase64String(source!["data:image/png;base64,".Length..]);
    }
}

/// <summary>The sandbox's phone, in a tab of its own or in a frame; <paramref name="phone"/> is the body of its page.</summary>
internal sealed class PhoneInHand(ILocator phone)
{
    public ILocator Web => phone.FrameLocator("iframe[title='Web view']").Locator("body");

    public static async Task<PhoneInHand> OpenAsync(IPage page, StartedSandbox sandbox, string person)
    {
        await page.GotoAsync($"{sandbox.WeChat}/phone?person={person}&lang=en");
        return new PhoneInHand(page.Locator("body"));
    }

    public Task PressScanAsync() => phone.GetByRole(AriaRole.Button, new() { Name = "Scan", Exact = true }).ClickAsync();

    /// <summary>Scans the pixels of a picture file.</summary>
    public async Task ScanAsync(byte[] picture)
    {
        await PressScanAsync();
        await phone.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = picture });
    }

    /// <summary>Scans, goes through WeChat's page and comes to the confirmation.</summary>
    public async Task ScanAndAgreeAsync(byte[] picture)
    {
        await ScanAsync(picture);
        await TapAsync("Continue with WeChat");
        await TapAsync("Allow");
        await Expect(Web.GetByRole(AriaRole.Button, new() { Name = "Not me" })).ToBeVisibleAsync();
    }

    public Task TapAsync(string name) => Web.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public Task ReadsAsync(string heading) => Expect(Web.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
}

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

    public ILocator Panel => section.GetByRole(AriaRole.Tabpanel);

    public ILocator Way(string name) => section.GetByRole(AriaRole.Tab, new() { Name = name });

    /// <summary>Chooses a way in by its tab and waits for its code.</summary>
    public async Task ChooseAsync(string way)
    {
        var former = await Code.GetAttributeAsync("src");
        await Way(way).ClickAsync();
        await Expect(Code).Not.ToHaveAttributeAsync("src", former!);
        await IsAsync("waiting");
    }

    /// <summary>Chooses a way in that shows a code of ours, after one that does not.</summary>
    public async Task ChooseBackAsync(string way)
    {
        await Way(way).ClickAsync();
        await IsAsync("waiting");
    }

    public ILocator Name => section.Locator("#name");

    public Task ShowsAsync(string name) => Expect(Name).ToHaveTextAsync(name);

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
    public MiniProgramInHand MiniProgram { get; } = new(phone.Locator("#mini"));

    public OfficialAccountInHand OfficialAccount { get; } = new(phone.Locator("#account"));

    public ILocator Web => phone.FrameLocator("iframe[title='Web view']").Locator("body");

    public static async Task<PhoneInHand> OpenAsync(IPage page, StartedSandbox sandbox, string person)
    {
        await page.GotoAsync($"{sandbox.WeChat}/phone?person={person}&lang=en");
        return new PhoneInHand(page.Locator("body"));
    }

    /// <summary>A picture of the phone alone.</summary>
    public Task KeepPictureAsync(string name) => Pictures.KeepAsync(phone.Locator(".phone"), name);

    public Task PressScanAsync() => phone.GetByRole(AriaRole.Button, new() { Name = "Scan", Exact = true }).ClickAsync();

    /// <summary>Closes the web page or the mini program that is open.</summary>
    public Task CloseAsync() => phone.Locator("#web-close:visible, #mini-close:visible, #account-close:visible").ClickAsync();

    /// <summary>Scans the pixels of a picture file.</summary>
    public async Task ScanAsync(byte[] picture)
    {
        await PressScanAsync();
        await ShowAsync(picture);
    }

    /// <summary>Gives a picture to the scanner, which is open.</summary>
    public Task ShowAsync(byte[] picture) =>
        phone.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = picture });

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

/// <summary>An official account, open on the sandbox's phone: its profile, or the chat with it.</summary>
internal sealed class OfficialAccountInHand(ILocator account)
{
    public ILocator Messages => account.GetByRole(AriaRole.Listitem);

    public ILocator LastLink => Messages.Last.GetByRole(AriaRole.Link);

    public ILocator Button(string name) => account.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

/// <summary>The console's mini program, open on the sandbox's phone.</summary>
internal sealed class MiniProgramInHand(ILocator mini)
{
    public ILocator All => mini;

    public ILocator Agreement => mini.GetByRole(AriaRole.Checkbox);

    public ILocator Button(string name) => mini.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string text) => mini.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true });

    public Task TapAsync(string name) => Button(name).ClickAsync();

    public Task ReadsAsync(string heading) => Expect(Heading(heading)).ToBeVisibleAsync();

    public Task SaysAsync(string text) => Expect(mini.GetByRole(AriaRole.Status)).ToHaveTextAsync(text);
}

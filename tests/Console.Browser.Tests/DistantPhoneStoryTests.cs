using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>A phone in another city than the screen; both stand behind a proxy that says where they come from.</summary>
[Collection(OneStage.Name)]
public sealed class DistantPhoneStoryTests(Stage stage) : StageTest(stage)
{
    private StartedSandbox? _sandbox;

    private StartedSandbox Sandbox => _sandbox!;

    public override async Task InitializeAsync() =>
        _sandbox = await StartedSandbox.StartAsync(("Proxy__KnownNetworks__0", "127.0.0.0/8"), ("Proxy__KnownNetworks__1", "::1/128"));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Person_TypesOnThePhone_WhatTheScreenShows()
    {
        var page = await FromAsync("114.114.114.114", await Stage.NewPageAsync(keepComplaints: false));
        var screen = await SignInScreen.OpenAsync(page, Sandbox);
        var phone = await PhoneInHand.OpenAsync(await FromAsync("120.24.78.68", await Stage.NewPageAsync(420, keepComplaints: false)), Sandbox, "lilei");

        await phone.ScanAsync(await screen.PictureAsync());
        await phone.TapAsync("Continue with WeChat");
        await phone.TapAsync("Allow");
        await screen.IsAsync("scanned");
        var sentence = await page.Locator("#match").InnerTextAsync();
        Assert.Matches("^Type [0-9]{2} on your phone$", sentence);
        await Pictures.KeepAsync(page, "number-match-screen");
        await Expect(phone.Web.GetByText("南京市")).ToBeVisibleAsync();
        await phone.Web.GetByLabel("Type the two digits that the screen shows.").FillAsync(sentence.Split(' ')[1]);
        await phone.KeepPictureAsync("number-match-phone");
        await phone.TapAsync("Sign in");

        await screen.IsAsync("signed-in");
        await Expect(page.Locator("#match")).ToBeHiddenAsync();
    }

    private static async Task<IPage> FromAsync(string address, IPage page)
    {
        await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Forwarded-For"] = address });
        return page;
    }
}

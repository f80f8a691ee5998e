using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>The administrator's browser.</summary>
internal sealed class Desk(IPage page, StartedSandbox sandbox)
{
    public const string Password = "correct horse battery";

    public IPage Page => page;

    public ILocator Main => page.Locator("main");

    public ILocator Rows => page.Locator("tbody tr");

    /// <summary>Signs in and opens the list. The first to come has the one-time password and must choose another one.</summary>
    public static async Task<Desk> SignInAsync(IPage page, StartedSandbox sandbox)
    {
        var desk = new Desk(page, sandbox);
        await page.GotoAsync($"{sandbox.Console}/console/accounts");
        var isFirst = !sandbox.HasChosenPassword;
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(isFirst ? sandbox.OneTimePassword : Password);
        await page.Keyboard.PressAsync("Enter");
        if (isFirst)
            await desk.ChoosePasswordAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accounts" })).ToBeVisibleAsync();
        await Expect(page.Locator("html[data-ready]")).ToBeAttachedAsync();
        return desk;
    }

    public ILocator Row(string person) => Rows.Filter(new() { HasText = person });

    public ILocator Card(string heading) =>
        page.Locator("section.card").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) });

    public async Task OpenListAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Accounts" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accounts" })).ToBeVisibleAsync();
        await Expect(Rows.First).ToBeVisibleAsync();
    }

    /// <summary>Follows a link with the person's name, from the list or from another person's page.</summary>
    public async Task OpenAccountAsync(ILocator link, string heading)
    {
        await link.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
    }

    private async Task ChoosePasswordAsync()
    {
        await Expect(page).ToHaveURLAsync($"{sandbox.Console}/console/change-password");
        await page.GotoAsync($"{sandbox.Console}/console/accounts");
        await Expect(page).ToHaveURLAsync($"{sandbox.Console}/console/change-password");
        await page.Locator("#currentPassword").FillAsync(sandbox.OneTimePassword);
        await page.Locator("#newPassword").FillAsync(Password);
        await page.Locator("#repeatedPassword").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        sandbox.HasChosenPassword = true;
    }
}

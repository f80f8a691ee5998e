using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public async Task Chromium_Started_RendersAPage()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<h1>微信</h1>");

        Assert.Equal("微信", await page.Locator("h1").InnerTextAsync());
    }
}

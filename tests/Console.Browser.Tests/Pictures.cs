using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

/// <summary>What tests have looked at, for people to look at.</summary>
internal static class Pictures
{
    /// <summary>Keeps a picture under artifacts/screenshots, or where SCREENSHOTS says: the README's pictures are made that way.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        var folder = Path.Combine(Built.RepositoryRoot, Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine("artifacts", "screenshots"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>What tests have looked at, for people to look at.</summary>
internal static class Pictures
{
    /// <summary>Keeps a picture under artifacts/screenshots, or where SCREENSHOTS says: the README's pictures are made that way.</summary>
    public static async Task KeepAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Keeps a picture of a part of a page.</summary>
    public static async Task KeepAsync(ILocator part, string name) =>
        await part.ScreenshotAsync(new() { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled, OmitBackground = true });

    /// <summary>A code as a camera sees it.</summary>
    public static async Task<byte[]> TakeAsync(ILocator code)
    {
        await Expect(code).ToHaveJSPropertyAsync("complete", true);
        return await code.ScreenshotAsync();
    }

    private static string PathOf(string name) => Path.Combine(
        Built.RepositoryRoot, Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.Combine("artifacts", "screenshots"), $"{name}.png");
}

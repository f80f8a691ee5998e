using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>
/// A person signs in, the administrator finds her and reads why; and nothing that was secret on the way stands where it must not.
/// </summary>
[Collection(OneStage.Name)]
public sealed class AdministratorStoryTests(Stage stage) : StageTest(stage)
{
    private const string NewPassword = "correct horse battery";

    [Fact]
    public async Task Administrator_FindsThePersonWhoSignedIn_AndNoSecretIsLeftBehind()
    {
        var (visitor, phonePage) = await ComesInAsync("wang-work");

        var page = await Stage.NewPageAsync();
        await SignInAsync(page);
        await Expect(page.Locator("html[data-ready]")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "王先生" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why this is one person" })).ToBeVisibleAsync();
        var ids = Ids(await Stage.Sandbox.CastAsync(), "wang-work");
        await Expect(page.Locator("main")).ToContainTextAsync("Acme");
        await Expect(page.Locator("main")).ToContainTextAsync(Shorten(ids.OpenId));
        await Expect(page.Locator("main")).ToContainTextAsync(Shorten(ids.UnionId));
        await Expect(page.Locator("main")).ToContainTextAsync("First visit.");
        await Pictures.KeepAsync(page, "account");
        await AssertListFollowsAsync(page);

        await AssertNoSecretLeftBehindAsync(visitor.Context, phonePage.Context, page.Context);
        Assert.Empty(Stage.Complaints);
    }

    private async Task<(IPage Visitor, IPage Phone)> ComesInAsync(string person)
    {
        var visitor = await Stage.NewPageAsync();
        var phonePage = await Stage.NewPageAsync(420);
        var screen = await SignInScreen.OpenAsync(visitor, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, person);
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        await phone.TapAsync("Sign in");
        await screen.IsAsync("signed-in");
        return (visitor, phonePage);
    }

    // Left open, the list shows who comes in, and takes nothing from under the hand: not the focus, and not the place of a row.
    private async Task AssertListFollowsAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Accounts" }).First.ClickAsync();
        var row = page.Locator("tbody tr").Filter(new() { HasText = "王先生" });
        await row.FocusAsync();

        await ComesInAsync("load-77");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Load 77");
        await Expect(row).ToBeFocusedAsync();

        await ComesInAsync("wang-work");
        await Expect(row).ToHaveAttributeAsync("data-changed", "odd");
        await Expect(row).ToBeFocusedAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Load 77");
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync($"{Stage.Sandbox.Console}/console/accounts");
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Stage.Sandbox.OneTimePassword);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync($"{Stage.Sandbox.Console}/console/change-password");
        await page.GotoAsync($"{Stage.Sandbox.Console}/console/accounts");
        await Expect(page).ToHaveURLAsync($"{Stage.Sandbox.Console}/console/change-password");
        await page.Locator("#currentPassword").FillAsync(Stage.Sandbox.OneTimePassword);
        await page.Locator("#newPassword").FillAsync(NewPassword);
        await page.Locator("#repeatedPassword").FillAsync(NewPassword);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accounts" })).ToBeVisibleAsync();
    }

    private async Task AssertNoSecretLeftBehindAsync(params IBrowserContext[] browsers)
    {
        var weChat = await Stage.Sandbox.LogAsync();
        var secrets = Canaries.OfWeChat(weChat);
        foreach (var browser in browsers)
            secrets.UnionWith((await browser.CookiesAsync()).Where(cookie => cookie.Value.Length >= 20).Select(cookie => cookie.Value));
        var ids = (await Stage.Sandbox.CastAsync()).Select(person => Ids(person!)).SelectMany(pair => (string[])[pair.OpenId, pair.UnionId]).ToList();
        Assert.True(secrets.Count >= 6, $"Only {secrets.Count} secrets were seen: the search would prove nothing.");

        // The one-time password is printed once, on purpose.
        var output = Stage.Sandbox.Output;
        Assert.Empty(Canaries.FoundIn(output, [.. secrets, .. ids, NewPassword]));
        Assert.Empty(Canaries.FoundIn(Canaries.RawText(Stage.Sandbox.DatabaseFile), [.. secrets, NewPassword, Stage.Sandbox.OneTimePassword]));
        Assert.Empty(Canaries.FoundIn(Canaries.ColumnsWithoutIds(Stage.Sandbox.DatabaseFile), ids));

        // The console's cookies stay with the console: WeChat's addresses never saw one.
        var names = weChat.SelectMany(request => request!["cookies"]!.AsObject().Select(cookie => cookie.Key)).Distinct();
        Assert.DoesNotContain(names, name => name is not "sandbox_phone");
    }

    [Fact]
    public void Canary_Planted_IsFound()
    {
        Assert.Equal(["secret-value"], Canaries.FoundIn("a line with secret-value in it", ["secret-value", "another"]));
        Assert.NotEmpty(Canaries.OfWeChat(JsonNode.Parse("""[{"query":"?code=abcdefghij0123456789&lang=zh_CN","bodyStart":"{\"access_token\":\"89_0123456789abcdef\"}"}]""")!.AsArray()));
    }

    private static (string OpenId, string UnionId) Ids(JsonArray cast, string person) =>
        Ids(cast.Single(entry => (string)entry!["id"]! == person)!);

    private static (string OpenId, string UnionId) Ids(JsonNode person) =>
        ((string)person["openIds"]!["official"]!, (string)person["unionIds"]!["acme"]!);

    private static string Shorten(string id) => $"{id[..4]}…{id[^4..]}";
}

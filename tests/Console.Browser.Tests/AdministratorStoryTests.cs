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
    [Fact]
    public async Task Administrator_FindsThePersonWhoSignedIn_AndNoSecretIsLeftBehind()
    {
        var (visitor, phonePage) = await ComesInAsync("sunyue");

        var page = await Stage.NewPageAsync();
        var desk = await Desk.SignInAsync(page, Stage.Sandbox);
        await page.GetByRole(AriaRole.Link, new() { Name = "孙悦" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why this is one person" })).ToBeVisibleAsync();
        var cast = await Stage.Sandbox.CastAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Acme");
        await Expect(page.Locator("main")).ToContainTextAsync(Canaries.Short(Canaries.OpenId(cast, "sunyue", "official")));
        await Expect(page.Locator("main")).ToContainTextAsync(Canaries.Short(Canaries.UnionId(cast, "sunyue")));
        await Expect(page.Locator("main")).ToContainTextAsync("First visit.");
        await AssertListFollowsAsync(desk);

        await Canaries.AssertNoneIsLeftBehindAsync(Stage.Sandbox, [], visitor.Context, phonePage.Context, page.Context);
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
    private async Task AssertListFollowsAsync(Desk desk)
    {
        await desk.OpenListAsync();
        var row = desk.Row("孙悦");
        await row.FocusAsync();

        await ComesInAsync("load-77");
        await Expect(desk.Rows.First).ToContainTextAsync("Load 77");
        await Expect(row).ToBeFocusedAsync();

        await ComesInAsync("sunyue");
        await Expect(row).ToHaveAttributeAsync("data-changed", "odd");
        await Expect(row).ToBeFocusedAsync();
        await Expect(desk.Rows.First).ToContainTextAsync("Load 77");
    }

    [Fact]
    public void Canary_Planted_IsFound()
    {
        Assert.Equal(["secret-value"], Canaries.FoundIn("a line with secret-value in it", ["secret-value", "another"]));
        var log = JsonNode.Parse("""
            [
                {"query":"?code=abcdefghij0123456789&lang=zh_CN","bodyStart":"{\"access_token\":\"89_a123456789abcdef\"}"},
                {"sentBodyStart":"{\"code\":\"phone-code-of-43-characters\"}","bodyStart":"{\"session_key\":\"abc+defghij/klmnop==\"}"}
            ]
            """)!.AsArray();
        Assert.Equal(
            ["89_a123456789abcdef", "abc+defghij/klmnop", "abcdefghij0123456789", "phone-code-of-43-characters"],
            Canaries.OfWeChat(log).Order(StringComparer.Ordinal));
    }
}

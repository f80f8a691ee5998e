using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>Somebody follows the official account by a screen's code and is signed in by the link in its reply; later they scan again, refuse, and leave.</summary>
[Collection(OneStage.Name)]
public sealed class FollowStoryTests(Stage stage) : StageTest(stage)
{
    private const string Way = "Follow and sign in";

    [Fact]
    public async Task Follower_TapsTheLinkInTheChat_IsSignedInAndMayRefuseTheNextTime()
    {
        var (screenPage, phonePage) = (await Stage.NewPageAsync(), await Stage.NewPageAsync(420));
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        await screen.ChooseAsync(Way);
        await Pictures.KeepAsync(screenPage, "follow-screen");
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-950");

        // The same code as WeChat draws it, a JPEG.
        var code = await LastCodeAsync();
        await phone.ScanAsync(await WeChatsPictureAsync(screenPage, (string)code["ticket"]!));
        await phone.OfficialAccount.Button("Follow").ClickAsync();
        await Expect(phone.OfficialAccount.Messages).ToHaveCountAsync(1);
        await Expect(phone.OfficialAccount.Messages).ToContainTextAsync("Acme Shop");
        await screen.IsAsync("scanned");
        await phone.KeepPictureAsync("follow-chat");
        var link = (await phone.OfficialAccount.LastLink.GetAttributeAsync("href"))!;

        await phone.OfficialAccount.LastLink.ClickAsync();
        await phone.ReadsAsync("Acme Shop is asking to sign you in");
        await screen.IsAsync("scanned");
        await phone.TapAsync("Sign in");
        await phone.ReadsAsync("Signed in");
        await screen.IsAsync("signed-in");

        await screen.Button("Sign out").ClickAsync();
        await screen.IsAsync("waiting");
        await screen.ChooseAsync(Way);
        await phone.CloseAsync();
        await phone.ScanAsync(await screen.PictureAsync());
        await Expect(phone.OfficialAccount.Messages).ToHaveCountAsync(2);
        var second = (await phone.OfficialAccount.LastLink.GetAttributeAsync("href"))!;
        await phone.OfficialAccount.LastLink.ClickAsync();
        await phone.TapAsync("Not me");
        await phone.ReadsAsync("Refused");
        await screen.IsAsync("denied");

        await phone.CloseAsync();
        await phonePage.GetByRole(AriaRole.Button, new() { Name = "Acme Service" }).ClickAsync();
        await phone.OfficialAccount.Button("Unfollow").ClickAsync();
        await Expect(phone.OfficialAccount.Button("Follow")).ToBeVisibleAsync();
        var marked = Canaries.Rows(
            Stage.Sandbox.DatabaseFile, "SELECT CAST(count(*) AS TEXT) FROM linked_identities WHERE unfollowed_at IS NOT NULL");
        Assert.Equal(["1"], marked);
        await Canaries.AssertNoneIsLeftBehindAsync(
            Stage.Sandbox, [SecretIn(link), SecretIn(second), .. await ScenesAsync()], screenPage.Context, phonePage.Context);
        Assert.Empty(Stage.Complaints);
    }

    private static string SecretIn(string link) => link.Split('/')[^1];

    private async Task<JsonNode> LastCodeAsync() => JsonNode.Parse((string)(await CodesAsync()).MaxBy(entry => (long)entry["id"]!)!["bodyStart"]!)!;

    private async Task<IEnumerable<string>> ScenesAsync() => (await CodesAsync())
        .Select(entry => (string)JsonNode.Parse((string)entry["sentBodyStart"]!)!["action_info"]!["scene"]!["scene_str"]!);

    private async Task<IEnumerable<JsonNode>> CodesAsync() =>
        (await Stage.Sandbox.LogAsync()).OfType<JsonNode>().Where(entry => (string?)entry["path"] == "/cgi-bin/qrcode/create");

    private async Task<byte[]> WeChatsPictureAsync(IPage page, string ticket)
    {
        var picture = await page.APIRequest.GetAsync($"{Stage.Sandbox.WeChat}/cgi-bin/showqrcode?ticket={Uri.EscapeDataString(ticket)}");
        Assert.Equal("image/jpg", picture.Headers["content-type"]);
        return await picture.BodyAsync();
    }
}

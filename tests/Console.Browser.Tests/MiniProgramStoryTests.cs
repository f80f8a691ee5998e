using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>
/// One person comes through two doors and stays one; two persons share a phone number and stay two; and an administrator watches and can
/// read why.
/// </summary>
[Collection(OneStage.Name)]
public sealed class MiniProgramStoryTests(Stage stage) : StageTest(stage)
{
    private const string Asks = "Acme Shop is asking to sign you in";
    private const string Allow = "Allow phone number and sign in";
    private const string WithoutPhone = "Continue without phone number";
    private const string Masked = "+86 138••••8866";
    private const string InFull = "+86 13800138866";

    private static readonly (string Key, string Chosen)[] ChosenByKeys =
    [
        ("ArrowRight", "Mini program"), ("ArrowRight", "Follow and sign in"), ("ArrowRight", "WeChat login"), ("ArrowRight", "WeChat scan"),
        ("End", "WeChat login"), ("Home", "WeChat scan"), ("ArrowLeft", "WeChat login"), ("ArrowLeft", "Follow and sign in"),
        ("ArrowLeft", "Mini program"),
    ];

    [Fact]
    public async Task TwoDoorsOfOnePerson_AndASecondWeChatOnTheSameNumber_AreToldApartAndExplained()
    {
        var (screenPage, phonePage) = (await Stage.NewPageAsync(), await Stage.NewPageAsync(420));
        var overheard = new Overheard();
        overheard.Listen(screenPage);
        overheard.Listen(phonePage);
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "xiaowang");
        await phone.ScanAndAgreeAsync(await screen.PictureAsync());
        await phone.TapAsync("Sign in");
        await screen.IsAsync("signed-in");

        var desk = await Desk.SignInAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        await Expect(desk.Row("小王")).ToHaveCountAsync(1);
        await Expect(desk.Row("小王")).Not.ToContainTextAsync("8866");
        var people = await desk.Rows.CountAsync();
        await desk.Page.EvaluateAsync("document.body.dataset.opened = 'before'");

        await screen.Button("Sign out").ClickAsync();
        await screen.IsAsync("waiting");
        await ComesByMiniProgramAsync(screen, phone, overheard);

        // The list that was open all the time.
        await Expect(desk.Row("小王")).ToContainTextAsync(Masked);
        await Expect(desk.Row("小王")).ToHaveCountAsync(1);
        Assert.Equal(people, await desk.Rows.CountAsync());
        Assert.Equal("before", await desk.Page.EvaluateAsync<string>("document.body.dataset.opened"));
        await AssertListKeepsSecretsAsync(desk, overheard);

        await AssertOnePersonIsExplainedAsync(desk);
        var (secondScreen, secondPhone) = await SecondWeChatComesAsync(overheard);
        await AssertTwoStayTwoAsync(desk, people);

        await Canaries.AssertNoneIsLeftBehindAsync(
            Stage.Sandbox, overheard.Secrets, screenPage.Context, phonePage.Context, desk.Page.Context, secondScreen.Context, secondPhone.Context);
        // An attempt of each of three screens, and the scan token of each of two mini programs, which sends it once or twice.
        Assert.Equal(5, overheard.Secrets.Distinct().Count());
        Assert.Empty(Stage.Complaints);
    }

    private static async Task ComesByMiniProgramAsync(SignInScreen screen, PhoneInHand phone, Overheard overheard)
    {
        await screen.ChooseAsync("Mini program");
        await phone.CloseAsync();
        await phone.ScanAsync(await screen.PictureAsync());
        var mini = phone.MiniProgram;
        await mini.ReadsAsync(Asks);
        await Expect(mini.All).ToContainTextAsync("Chrome");
        await Expect(mini.All).ToContainTextAsync("With your phone number, Acme Shop knows you in its other apps too.");
        await Expect(mini.Agreement).Not.ToBeCheckedAsync();
        await screen.IsAsync("scanned");
        await screen.SaysAsync("A phone has scanned the code. Confirm there.");
        await phone.KeepPictureAsync("mini-program");

        await mini.TapAsync(Allow);
        await mini.SaysAsync("Tick every agreement first.");
        Assert.Equal(0, overheard.Asked("/sandbox/phone/phone-code"));

        await mini.Agreement.CheckAsync();
        await mini.SaysAsync("");
        await mini.TapAsync(Allow);
        await mini.ReadsAsync("Signed in");
        Assert.Equal(1, overheard.Asked("/sandbox/phone/phone-code"));
        await screen.IsAsync("signed-in");
        await screen.ShowsAsync("小王");
    }

    private async Task AssertListKeepsSecretsAsync(Desk desk, Overheard overheard)
    {
        var cast = await Stage.Sandbox.CastAsync();
        var content = await desk.Page.ContentAsync();
        Assert.Empty(Canaries.FoundIn(content, [.. Canaries.NumbersOf(cast), .. Canaries.IdsOf(cast), .. overheard.Secrets]));
    }

    private async Task AssertOnePersonIsExplainedAsync(Desk desk)
    {
        await desk.OpenAccountAsync(desk.Row("小王").GetByRole(AriaRole.Link), "小王");
        var cast = await Stage.Sandbox.CastAsync();
        var doors = desk.Card("Ways in");
        await Expect(doors).ToContainTextAsync(Canaries.Short(Canaries.UnionId(cast, "xiaowang")));
        await Expect(doors).ToContainTextAsync(Canaries.Short(Canaries.OpenId(cast, "xiaowang", "official")));
        await Expect(doors).ToContainTextAsync(Canaries.Short(Canaries.OpenId(cast, "xiaowang", "mini")));
        await Expect(doors.Locator(".platform")).ToHaveCountAsync(1);
        var reasons = desk.Card("Why this is one person");
        await Expect(reasons).ToContainTextAsync("This door joined because WeChat gave UnionID");
        await Expect(reasons).ToContainTextAsync("Phone number …8866 was proved by the real-time check.");
        await Expect(reasons.GetByText("B7", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(reasons.GetByText("C6", new() { Exact = true })).ToBeVisibleAsync();

        var phones = desk.Card("Phone numbers");
        await Expect(phones).ToContainTextAsync(Masked);
        Assert.Empty(Canaries.FoundIn(await desk.Page.ContentAsync(), Canaries.NumbersOf(cast)));
        Assert.Empty(Revealed());
        await phones.GetByRole(AriaRole.Button, new() { Name = "Reveal" }).ClickAsync();
        await Expect(phones).ToContainTextAsync(InFull);
        Assert.Equal([$"admin {AccountOf(desk.Page)}"], Revealed());
    }

    // An old WeChat has only the button that proves the number weakly, and the number is held: asked, but told nothing.
    private async Task<(IPage Screen, IPage Phone)> SecondWeChatComesAsync(Overheard overheard)
    {
        var (screenPage, phonePage) = (await Stage.NewPageAsync(), await Stage.NewPageAsync(420));
        overheard.Listen(screenPage);
        overheard.Listen(phonePage);
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        await screen.ChooseAsync("Mini program");
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "wang-work");
        await phone.ScanAsync(await screen.PictureAsync());
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync(Allow);

        await phone.MiniProgram.ReadsAsync("Have you been here before?");
        var told = await phone.MiniProgram.All.InnerTextAsync();
        Assert.Empty(Canaries.FoundIn(told, ["8866", "138", "小王"]));
        await screen.IsAsync("scanned");
        await phone.MiniProgram.TapAsync("Go on separately");
        await phone.MiniProgram.ReadsAsync("Signed in");
        await screen.IsAsync("signed-in");
        await Expect(screen.Name).ToContainTextAsync("WeChat user");
        return (screenPage, phonePage);
    }

    private async Task AssertTwoStayTwoAsync(Desk desk, int people)
    {
        var phones = desk.Card("Phone numbers");
        await Expect(phones).ToContainTextAsync("This number was also given by WeChat user");
        await Expect(phones).ToContainTextAsync("This person's number");
        var holder = AccountOf(desk.Page);

        await desk.OpenAccountAsync(phones.GetByRole(AriaRole.Link, new() { Name = "WeChat user" }), "WeChat user");
        Assert.NotEqual(holder, AccountOf(desk.Page));
        await Expect(phones).ToContainTextAsync("Contact only");
        await Expect(phones).ToContainTextAsync("This number belongs to 小王");
        // It is the number that was revealed at the other account, and nobody revealed it here.
        await Expect(phones).ToContainTextAsync(Masked);
        Assert.Single(Revealed());
        await Expect(desk.Card("Why this is one person")).ToContainTextAsync("the person chose to go on separately");
        await desk.OpenAccountAsync(phones.GetByRole(AriaRole.Link, new() { Name = "小王" }), "小王");
        Assert.Equal(holder, AccountOf(desk.Page));
        await Pictures.KeepAsync(desk.Page, "account");

        await desk.OpenListAsync();
        Assert.Equal(people + 1, await desk.Rows.CountAsync());
        await Expect(desk.Rows.Filter(new() { HasText = Masked })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task PersonWhoKeepsTheNumber_SignsIn_AndIsNotAskedForTheAgreementAgain()
    {
        var screenPage = await Stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "xiaohong");
        var mini = phone.MiniProgram;
        await screen.ChooseAsync("Mini program");
        await phone.ScanAsync(await screen.PictureAsync());
        await mini.TapAsync(WithoutPhone);
        await mini.SaysAsync("Tick every agreement first.");
        await mini.Agreement.CheckAsync();
        await mini.TapAsync(WithoutPhone);
        await screen.IsAsync("signed-in");
        await mini.TapAsync("Close");

        await screen.Button("Sign out").ClickAsync();
        await screen.IsAsync("waiting");
        await screen.ChooseAsync("Mini program");
        await phone.ScanAsync(await screen.PictureAsync());
        await mini.ReadsAsync(Asks);
        await Expect(mini.Agreement).ToHaveCountAsync(0);
        await mini.TapAsync(WithoutPhone);
        await screen.IsAsync("signed-in");

        Assert.Empty(await ClaimsOfAsync("xiaohong"));
    }

    [Fact]
    public async Task Person_RefusesInTheMiniProgram_ScreenSaysSoAndNothingOfThemIsKept()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "lilei");
        await screen.ChooseAsync("Mini program");
        await phone.ScanAsync(await screen.PictureAsync());

        await phone.MiniProgram.TapAsync("Not me");

        await phone.MiniProgram.ReadsAsync("Refused");
        await screen.IsAsync("denied");
        await screen.SaysAsync("The sign-in was refused on the phone.");
        var openId = Canaries.OpenId(await Stage.Sandbox.CastAsync(), "lilei", "mini");
        Assert.Empty(Canaries.Rows(Stage.Sandbox.DatabaseFile, $"SELECT origin FROM linked_identities WHERE open_id = '{openId}'"));
        Assert.Empty(Canaries.Rows(Stage.Sandbox.DatabaseFile, $"SELECT union_id FROM attestations WHERE open_id = '{openId}'"));
        await screen.Button("New code").ClickAsync();
        await screen.IsAsync("waiting");
        await Expect(screen.Way("Mini program")).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task LinkRuleIsNotPublished_WeChatShowsAPage_ThatSaysWhatToDo()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(), Stage.Sandbox);
        await screen.ChooseAsync("Mini program");
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "zhaolei");
        await Stage.Sandbox.PublishLinkRuleAsync(false);
        try
        {
            await phone.ScanAsync(await screen.PictureAsync());
            await phone.ReadsAsync("The mini program did not open");
            await screen.IsAsync("waiting");
        }
        finally
        {
            await Stage.Sandbox.PublishLinkRuleAsync(true);
        }

        await phone.CloseAsync();
        await phone.ScanAsync(await screen.PictureAsync());
        await phone.MiniProgram.ReadsAsync(Asks);
    }

    [Fact]
    public async Task Keyboard_ChoosesTheWayAndConfirms_WithoutAPointer()
    {
        var screenPage = await Stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(screenPage, Stage.Sandbox);
        await screen.Way("WeChat scan").FocusAsync();
        foreach (var (key, chosen) in ChosenByKeys)
        {
            await screenPage.Keyboard.PressAsync(key);
            await Expect(screen.Way(chosen)).ToBeFocusedAsync();
            await Expect(screen.Way(chosen)).ToHaveAttributeAsync("aria-selected", "true");
        }

        await Expect(screen.Panel).ToHaveAccessibleNameAsync("Mini program");
        await screen.IsAsync("waiting");

        var phonePage = await Stage.NewPageAsync(420);
        var phone = await PhoneInHand.OpenAsync(phonePage, Stage.Sandbox, "load-901");
        var mini = phone.MiniProgram;
        await phonePage.GetByRole(AriaRole.Button, new() { Name = "Scan", Exact = true }).FocusAsync();
        await phonePage.Keyboard.PressAsync("Enter");
        await phone.ShowAsync(await screen.PictureAsync());
        await Expect(mini.Heading(Asks)).ToBeFocusedAsync();
        await phonePage.Keyboard.PressAsync("Tab");
        await Expect(mini.Agreement).ToBeFocusedAsync();
        await phonePage.Keyboard.PressAsync("Space");
        await Expect(mini.Agreement).ToBeCheckedAsync();
        await Expect(mini.Agreement).ToBeFocusedAsync();
        await phonePage.Keyboard.PressAsync("Tab");
        await Expect(mini.All.GetByRole(AriaRole.Link, new() { Name = "Terms of use" })).ToBeFocusedAsync();
        await phonePage.Keyboard.PressAsync("Tab");
        await Expect(mini.Button(Allow)).ToBeFocusedAsync();
        await phonePage.Keyboard.PressAsync("Enter");
        await Expect(mini.Heading("Signed in")).ToBeFocusedAsync();
        await screen.IsAsync("signed-in");
    }

    [Fact]
    public async Task Connection_LostAndFoundAgain_KeepsTheMiniProgramsCode()
    {
        var screen = await SignInScreen.OpenAsync(await Stage.NewPageAsync(keepComplaints: false), Stage.Sandbox);
        await screen.ChooseAsync("Mini program");
        var shown = await screen.PictureAsync();

        await Stage.Sandbox.KillConsoleAsync();
        await screen.IsAsync("offline");
        await Stage.Sandbox.StartConsoleAsync();

        await screen.IsAsync("waiting");
        Assert.Equal(shown, await screen.PictureAsync());
        await Expect(screen.Way("Mini program")).ToHaveAttributeAsync("aria-selected", "true");
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Stage.Sandbox, "load-902");
        await phone.ScanAsync(shown);
        await phone.MiniProgram.Agreement.CheckAsync();
        await phone.MiniProgram.TapAsync(WithoutPhone);
        await screen.IsAsync("signed-in");
    }

    private static string AccountOf(IPage page) => page.Url.Split('/')[^1];

    private IReadOnlyList<string> Revealed() =>
        Canaries.Rows(Stage.Sandbox.DatabaseFile, "SELECT actor || ' ' || target FROM audit_entries WHERE action = 'phone.revealed' ORDER BY at");

    private async Task<IReadOnlyList<string>> ClaimsOfAsync(string person)
    {
        var openId = Canaries.OpenId(await Stage.Sandbox.CastAsync(), person, "mini");
        return Canaries.Rows(Stage.Sandbox.DatabaseFile, $"""
            SELECT hex(number_hash) FROM phone_claims JOIN linked_identities ON linked_identities.origin = phone_claims.origin WHERE open_id = '{openId}'
            """);
    }
}

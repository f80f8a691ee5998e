using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>A door that gives no number: the mini program asks for it in a step after the sign-in.</summary>
public sealed class PhoneStepTests
{
    private const string Step = "data-phone-step";
    private const int LaunchedByApp = 1069;

    [Theory]
    [InlineData("Optional")]
    [InlineData("Required")]
    public async Task Person_OfTheOfficialAccount_GivesTheNumberByTheMiniProgram_IsOneAccountWithIt(string ask)
    {
        await using var own = await AskingAsync(("Channels:official:Phone", ask));
        using var screen = await SignedInAsync(own.Console, "xiaowang");
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");
        Assert.Contains(Step, await screen.PageAsync(), StringComparison.Ordinal);

        using var asked = await screen.AskForPhoneAsync();
        var ticket = (await asked.CodeAsync()).Id;
        var scanned = await mini.ScanAsync(ticket);
        Assert.Equal(("phone", "required"), ((string?)scanned["purpose"], (string?)scanned["phone"]));
        using var without = await mini.ConfirmAsync(phone: false);
        Assert.Equal("phone.required", await without.RefusalAsync(HttpStatusCode.BadRequest));
        using var confirmed = await mini.ConfirmAsync();
        await confirmed.ApprovedAsync();

        Assert.Equal("Approved", (await screen.ReadAsync(ticket)).State);
        var page = await screen.PageAsync();
        Assert.DoesNotContain(Step, page, StringComparison.Ordinal);
        Assert.Contains("data-view=\"signed-in\"", page, StringComparison.Ordinal);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(ClaimState.Holder, (await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync())).State);

        // Nobody gets a session for it, and whoever has a number is not asked again.
        using var redeemed = await screen.RedeemAsync(ticket);
        Assert.Equal("ticket.wrong-purpose", await redeemed.RefusalAsync(HttpStatusCode.Forbidden));
        using var again = await SignedInAsync(own.Console, "xiaowang");
        Assert.DoesNotContain(Step, await again.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_ThatWasLeftOut_IsNotMadeAgainForThirtyDays()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Optional"));
        using var screen = await SignedInAsync(own.Console, "xiaowang");

        await SkipAsync(screen);
        Assert.DoesNotContain(Step, await screen.PageAsync(), StringComparison.Ordinal);
        own.Console.Clock.Advance(TimeSpan.FromDays(29));
        using var soon = await SignedInAsync(own.Console, "xiaowang");
        Assert.DoesNotContain(Step, await soon.PageAsync(), StringComparison.Ordinal);
        own.Console.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await SignedInAsync(own.Console, "xiaowang");
        Assert.Contains(Step, await later.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequiredNumber_CannotBeLeftOut_AndTheSessionCountsForNothingBefore()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Required"));
        using var screen = await SignedInAsync(own.Console, "xiaowang");

        await SkipAsync(screen);

        var page = await screen.PageAsync();
        Assert.Contains(Step, page, StringComparison.Ordinal);
        Assert.Contains("Cancel and sign out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not now", page, StringComparison.Ordinal);
    }

    [Fact] // attack case B3
    public async Task AnotherPersonsWeChat_AddsNoNumber()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Optional"));
        using var known = new MiniProgramInHand(own.Console, "load-1");
        (await known.SignInAsync()).Dispose();
        using var screen = await SignedInAsync(own.Console, "xiaowang");
        using var asked = await screen.AskForPhoneAsync();
        var ticket = (await asked.CodeAsync()).Id;
        var before = await own.Console.ReadAsync(context => context.Accounts.CountAsync());

        // Whom the console knows is refused before they press a button that costs, a stranger when they confirm.
        using var byKnown = await known.AskAsync(ticket);
        Assert.Equal("phone.another-person", await byKnown.RefusalAsync(HttpStatusCode.Forbidden));
        using var stranger = new MiniProgramInHand(own.Console, "load-2");
        await stranger.ScanAsync(ticket);
        using var byStranger = await stranger.ConfirmAsync();
        Assert.Equal("phone.another-person", await byStranger.RefusalAsync(HttpStatusCode.Forbidden));

        Assert.Equal(before, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
        Assert.Contains(Step, await screen.PageAsync(), StringComparison.Ordinal);
    }

    [Fact] // attack case B3
    public async Task Person_WhoSignedOutMeanwhile_GetsNoNumberAdded()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Optional"));
        using var screen = await SignedInAsync(own.Console, "xiaowang");
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");
        using var asked = await screen.AskForPhoneAsync();
        await mini.ScanAsync((await asked.CodeAsync()).Id);

        (await screen.Browser.PostAsync(new Uri("/signout", UriKind.Relative), null)).Dispose();
        using var late = await mini.ConfirmAsync();

        Assert.Equal("ticket.abandoned", await late.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
    }

    [Fact] // attack cases A17, B3
    public async Task Code_OfTheStep_IsForWhoeverIsAskedAlone()
    {
        await using var own = await AskingAsync();
        using var stranger = await Screen.OpenAsync(own.Console);
        using var person = await SignedInAsync(own.Console, "xiaowang");

        using var byStranger = await stranger.AskForPhoneAsync();
        using var byPerson = await person.AskForPhoneAsync();

        Assert.Equal("phone.not-asked", await byStranger.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("phone.not-asked", await byPerson.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Nobody_IsAsked_WhereNoMiniProgramCanAsk()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:official:Phone", "Required"), ("Channels:mini:Scenarios:0", Scenario.MiniProgram));
        using var screen = await SignedInAsync(own.Console, "xiaowang");

        Assert.DoesNotContain(Step, await screen.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequiredNumber_IsNotWaitedFor_OnceNoMiniProgramCanAskForItAnyMore()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Required"));
        using var screen = await SignedInAsync(own.Console, "xiaowang");
        Assert.Contains(Step, await screen.PageAsync(), StringComparison.Ordinal);

        await own.Console.Services.GetRequiredService<IWriteLane>().RunAsync(async (item, token) =>
        {
            (await item.Context.Channels.AsTracking().SingleAsync(channel => channel.Key == "mini", token)).Switch(on: false);
            return true;
        });

        var page = await screen.PageAsync();
        Assert.DoesNotContain(Step, page, StringComparison.Ordinal);
        Assert.Contains("data-view=\"signed-in\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_WhoseChannelRequiresTheNumber_HasASessionThatCountsAfterIt()
    {
        await using var own = await AskingAsync(("Channels:mobile:Phone", "Required"));
        using var app = new AppInHand(own.Console);
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");

        using var entered = await mini.PostDoorAsync("mobile-app", new
        {
            appId = own.Console.MobileApp.AppId,
            code = await MobileAppTests.CodeAsync(own.Console, "xiaowang"),
        });
        var entry = await entered.DecisionAsync();
        Assert.Equal(("held", "required", null), ((string?)entry["decision"], (string?)entry["phoneStep"], entry["user"]));
        var session = (string)entry["session"]!["token"]!;
        using var early = await app.WhoAmIAsync(session);
        Assert.Equal("session.phone-required", await early.RefusalAsync(HttpStatusCode.Forbidden));

        await app.BeginAsync(own.Console.MobileApp.AppId, session);
        Assert.Equal("app", (string?)(await mini.ScanAsync(app.Ticket, LaunchedByApp))["back"]);
        using var confirmed = await mini.ConfirmAsync();
        await confirmed.ApprovedAsync();

        Assert.Equal("Approved", await app.StateAsync());
        using var me = await app.WhoAmIAsync(session);
        Assert.Equal("小王", (string?)(await me.Content.ReadFromJsonAsync<JsonNode>())!["nickname"]);
        using var redeemed = await app.RedeemAsync();
        Assert.Equal("ticket.wrong-purpose", await redeemed.RefusalAsync(HttpStatusCode.Forbidden));
        using var noSession = await app.AskAsync(session: "AAAA");
        Assert.Equal("session.none", await noSession.RefusalAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task PageInsideWeChat_LeadsIntoTheMiniProgramByALink()
    {
        await using var own = await AskingAsync(("Channels:official:Phone", "Optional"));
        using var page = new PageInWeChat(own.Console, "xiaowang");
        await page.OpenAsync();

        var asked = await page.TapAsync("/signin/in-wechat");

        Assert.Contains(Step, asked, StringComparison.Ordinal);
        Assert.Contains("data-launch", asked, StringComparison.Ordinal);
    }

    // The mini program itself asks nobody: the number comes by the step.
    private static Task<OwnConsole> AskingAsync(params (string, string?)[] more) => OwnConsole.StartAsync([("Channels:mini:Phone", "None"), .. more]);

    private static async Task<Screen> SignedInAsync(RunningConsole console, string person)
    {
        var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, person);
        var code = await screen.NewCodeAsync();
        (await phone.ScanAsync(code.Id)).Dispose();
        (await phone.ApproveAsync(code.Id)).Dispose();
        using var redeemed = await screen.RedeemAsync(code.Id);
        await redeemed.PersonAsync();
        return screen;
    }

    private static async Task SkipAsync(Screen screen)
    {
        using var skipped = await screen.Browser.PostAsync(new Uri(ConsoleUrls.SkipPhone, UriKind.Relative), null);
        Assert.Equal(ConsoleUrls.SignIn, skipped.Headers.Location?.OriginalString);
    }
}

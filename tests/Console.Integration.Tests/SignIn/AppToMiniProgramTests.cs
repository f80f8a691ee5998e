using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The company's app leads into the mini program and is returned to.</summary>
public sealed class AppToMiniProgramTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const int LaunchedByApp = 1069;

    [Fact]
    public async Task Person_OfTheApp_ConfirmsInTheMiniProgram_IsOneAccountWithAPhoneAndASessionOfTheApp()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mobile:Name", "Acme App"), ("Channels:mini:OriginalId", "gh_0a1b2c3d4e5f"));
        using var app = new AppInHand(own.Console);
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");

        var begun = await app.BeginAsync(own.Console.MobileApp.AppId);
        Assert.Equal("Issued", await app.StateAsync());
        var scanned = await mini.ScanAsync(app.Ticket, LaunchedByApp);
        Assert.Equal("Scanned", await app.StateAsync());
        Assert.Equal(("Acme App", "Android", "app"), ((string?)scanned["asker"]!["app"], (string?)scanned["asker"]!["system"], (string?)scanned["back"]));
        Assert.Null(scanned["asker"]!["browser"]);
        using var confirmed = await mini.ConfirmAsync();
        await confirmed.ApprovedAsync();
        Assert.Equal("Approved", await app.StateAsync());
        using var redeemed = await app.RedeemAsync();

        var entry = await redeemed.DecisionAsync();
        Assert.Equal("signed-in", (string?)entry["decision"]);
        using var me = await app.WhoAmIAsync((string)entry["session"]!["token"]!);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal(("gh_0a1b2c3d4e5f", $"pages/sign-in/sign-in?t={app.Ticket}", 0), LaunchOf(begun));
        var session = await own.Console.ReadAsync(context => context.Sessions.SingleAsync());
        Assert.Equal((SessionKind.App, Scenario.AppToMiniProgram), (session.Kind, session.Scenario));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));

        // By WeChat's own button of the app it is the same person.
        using var byWeChat = await mini.PostDoorAsync("mobile-app", new
        {
            appId = own.Console.MobileApp.AppId,
            code = await MobileAppTests.CodeAsync(own.Console, "xiaowang"),
        });
        Assert.Equal("signed-in", (string?)(await byWeChat.DecisionAsync())["decision"]);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact] // attack cases A2, A3
    public async Task Ticket_WithoutTheVerifier_IsWorthNothing()
    {
        using var app = new AppInHand(console);
        using var mini = new MiniProgramInHand(console, "load-701");
        using var screen = await Screen.OpenAsync(console);
        await app.BeginAsync();
        await mini.ScanAsync(app.Ticket, LaunchedByApp);
        (await mini.ConfirmAsync()).Dispose();

        foreach (var verifier in (string[])[Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32)), app.Challenge, "short", new string('a', 129), app.Verifier + "\n", ""])
        {
            using var guessed = await app.RedeemAsync(verifier);
            Assert.Equal("ticket.expired", await guessed.RefusalAsync(HttpStatusCode.Gone));
        }

        using var asBrowser = await screen.RedeemAsync(app.Ticket);
        using var right = await app.RedeemAsync();

        Assert.Equal("ticket.expired", await asBrowser.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal("signed-in", (string?)(await right.DecisionAsync())["decision"]);
    }

    [Fact] // attack case A12
    public async Task Ticket_OfABrowser_IsNotAnApps()
    {
        using var app = new AppInHand(console);
        using var screen = await Screen.OpenAsync(console);
        var ticket = await screen.NewMiniProgramCodeAsync();

        using var read = await app.PostAsync("/state", new { ticket, verifier = app.Verifier });
        using var abandoned = await app.PostAsync("/abandon", new { ticket, verifier = app.Verifier });

        Assert.Equal("ticket.expired", await read.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal("ticket.expired", await abandoned.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal("Issued", (await screen.ReadAsync(ticket)).State);
    }

    [Theory] // attack case A13
    [InlineData(null)]
    [InlineData(1065)]
    [InlineData(1047)]
    [InlineData(1011)]
    [InlineData(1194)]
    public async Task Ticket_ThatSomebodySentOn_IsNotTakenFromALinkOrACode(int? scene)
    {
        using var app = new AppInHand(console);
        using var mini = new MiniProgramInHand(console, "load-702");
        await app.BeginAsync();

        using var sent = await mini.AskAsync(app.Ticket, scene);

        Assert.Equal("ticket.open-from-app", await sent.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal("Issued", await app.StateAsync());
    }

    [Fact]
    public async Task Redemption_TooEarlyOrAfterARefusal_SaysSo()
    {
        using var app = new AppInHand(console);
        using var mini = new MiniProgramInHand(console, "load-703");
        await app.BeginAsync();
        await mini.ScanAsync(app.Ticket, LaunchedByApp);

        using var early = await app.RedeemAsync();
        (await mini.DenyAsync()).Dispose();
        using var late = await app.RedeemAsync();

        Assert.Equal("ticket.already-scanned", await early.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal("ticket.denied", await late.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal("Denied", await app.StateAsync());
    }

    [Fact]
    public async Task Ticket_AfterTenMinutes_IsExpired()
    {
        await using var own = await OwnConsole.StartAsync();
        using var app = new AppInHand(own.Console);
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");
        await app.BeginAsync();

        own.Console.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal("Issued", await app.StateAsync());
        own.Console.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Expired", await app.StateAsync());
        using var late = await mini.AskAsync(app.Ticket, LaunchedByApp);
        Assert.Equal("ticket.expired", await late.RefusalAsync(HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Redemption_WhoseAnswerWasLost_IsGivenOnceMoreToTheSameAttemptAlone()
    {
        using var app = new AppInHand(console);
        await ConfirmedAsync(app, "load-704");
        var attempt = Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32));

        using var first = await app.RedeemAsync(attempt: attempt);
        using var again = await app.RedeemAsync(attempt: attempt);
        using var other = await app.RedeemAsync();

        Assert.Equal((string?)(await first.DecisionAsync())["session"]!["token"], (string?)(await again.DecisionAsync())["session"]!["token"]);
        Assert.Equal("ticket.already-redeemed", await other.RefusalAsync(HttpStatusCode.Conflict));
    }

    [Fact] // attack case A6
    public async Task Redemption_ManyAtOnce_GivesOneSession()
    {
        using var app = new AppInHand(console);
        await ConfirmedAsync(app, "load-705");
        var before = await console.ReadAsync(context => context.Sessions.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.RedeemAsync()));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Equal(before + 1, await console.ReadAsync(context => context.Sessions.CountAsync()));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task Beginning_WithWhatIsNoChallengeOrAForeignApp_IsRefused()
    {
        using var app = new AppInHand(console);

        foreach (var challenge in (string?[])[null, "", app.Verifier[..42], app.Challenge + "=", new string('!', 43)])
        {
            using var refused = await app.PostAsync("", new { challenge });
            Assert.Equal("request.invalid", await refused.RefusalAsync(HttpStatusCode.BadRequest));
        }

        using var foreign = await app.PostAsync("", new { challenge = app.Challenge, appId = "wx0000000000000000" });
        using var noMobileApp = await app.PostAsync("", new { challenge = app.Challenge, appId = console.MiniProgram.AppId });
        using var noJson = await app.PostAsync("", "text");
        Assert.Equal("door.no-channel", await foreign.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("door.no-channel", await noMobileApp.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("request.invalid", await noJson.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task MiniProgram_ThatDoesNotOfferTheWay_IsNotLaunched()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Scenarios:0", Scenario.MiniProgramScan));
        using var app = new AppInHand(own.Console);

        using var refused = await app.PostAsync("", new { challenge = app.Challenge });

        Assert.Equal("ticket.no-channel", await refused.RefusalAsync(HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task App_ThatGivesUp_LeavesNothingToConfirm()
    {
        using var app = new AppInHand(console);
        using var mini = new MiniProgramInHand(console, "load-706");
        await app.BeginAsync();

        using var abandoned = await app.PostAsync("/abandon", app.Proof());
        using var late = await mini.AskAsync(app.Ticket, LaunchedByApp);

        Assert.Equal(HttpStatusCode.NoContent, abandoned.StatusCode);
        Assert.Equal("ticket.abandoned", await late.RefusalAsync(HttpStatusCode.Gone));
    }

    private async Task ConfirmedAsync(AppInHand app, string person)
    {
        using var mini = new MiniProgramInHand(console, person);
        await app.BeginAsync();
        await mini.ScanAsync(app.Ticket, LaunchedByApp);
        using var confirmed = await mini.ConfirmAsync();
        await confirmed.ApprovedAsync();
    }

    private static (string?, string?, int) LaunchOf(JsonNode begun) =>
        ((string?)begun["launch"]!["userName"], (string?)begun["launch"]!["path"], (int)begun["launch"]!["miniProgramType"]!);
}

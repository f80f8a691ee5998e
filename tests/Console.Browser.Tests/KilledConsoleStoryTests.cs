using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>
/// The console is killed and started again between all steps of a sign-in: the waiting page goes on by itself, and the person is signed
/// in once. A story is a list of moments; another way in is another list.
/// </summary>
[Collection(OneStage.Name)]
public sealed class KilledConsoleStoryTests(Stage stage) : StageTest(stage)
{
    /// <summary>From the console's first good /health until the page shows again how its ticket stands.</summary>
    private static readonly TimeSpan Resumed = TimeSpan.FromSeconds(3);

    private StartedSandbox? _sandbox;

    private StartedSandbox Sandbox => _sandbox!;

    public override async Task InitializeAsync() => _sandbox = await StartedSandbox.StartAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    [Fact]
    public async Task PcScan_ConsoleKilledBetweenAllSteps_GoesOnByItselfAndSignsInOnce()
    {
        var page = await Stage.NewPageAsync(keepComplaints: false);
        var screen = await SignInScreen.OpenAsync(page, Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420, keepComplaints: false), Sandbox, "xiaowang");
        var redeeming = new HeldRequests(page, "**/redeem");
        await redeeming.HoldAsync();

        await LiveThroughAsync(page,
        [
            new("code shown", () => Task.CompletedTask, "waiting"),
            new("the phone opened the link", async () =>
            {
                await phone.ScanAsync(await screen.PictureAsync());
                await phone.ReadsAsync("Acme Shop is asking to sign you in");
            }, "waiting"),
            new("the phone is at WeChat's question", async () =>
            {
                await phone.TapAsync("Continue with WeChat");
                await Expect(phone.Web.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true })).ToBeVisibleAsync();
            }, "waiting"),
            new("scanned, before confirm", async () =>
            {
                await phone.TapAsync("Allow");
                await screen.IsAsync("scanned");
                await Expect(phone.Web.GetByRole(AriaRole.Button, new() { Name = "Not me" })).ToBeVisibleAsync();
            }, "scanned"),
            new("confirmed, not redeemed", async () =>
            {
                await phone.TapAsync("Sign in");
                await redeeming.NextAsync();
            }, "signing-in", redeeming.LoseAsync),
            new("redeemed, the answer lost", redeeming.SendAndLoseAnswerAsync, "signed-in", redeeming.LetAsync),
        ]);

        await screen.ShowsAsync("小王");
        await Sandbox.KillConsoleAsync();
        await Sandbox.StartConsoleAsync();
        await page.ReloadAsync();
        await screen.IsAsync("signed-in");
        AssertSignedInOnce();
    }

    [Fact]
    public async Task MiniProgramScan_ConsoleKilledBetweenItsSteps_GoesOnByItselfAndSignsInOnceWithOneNumber()
    {
        const string allow = "Allow phone number and sign in";
        var page = await Stage.NewPageAsync(keepComplaints: false);
        var screen = await SignInScreen.OpenAsync(page, Sandbox);
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420, keepComplaints: false), Sandbox, "xiaohong");
        var mini = phone.MiniProgram;
        var redeeming = new HeldRequests(page, "**/redeem");
        await redeeming.HoldAsync();

        await LiveThroughAsync(page,
        [
            new("code shown", () => screen.ChooseAsync("Mini program"), "waiting"),
            new("scanned, confirmed while the console is down", async () =>
            {
                await phone.ScanAsync(await screen.PictureAsync());
                await mini.ReadsAsync("Acme Shop is asking to sign you in");
                await screen.IsAsync("scanned");
                await mini.Agreement.CheckAsync();
            }, "scanned", async () =>
            {
                await mini.TapAsync(allow);
                await mini.ReadsAsync("That did not work");
                await Expect(mini.All).ToContainTextAsync("The server could not be reached.");
            }),
            new("confirmed, not redeemed", async () =>
            {
                await mini.TapAsync("Try again");
                await Expect(mini.Agreement).ToBeCheckedAsync();
                await mini.TapAsync(allow);
                await mini.ReadsAsync("Signed in");
                await redeeming.NextAsync();
            }, "signed-in", redeeming.LetAsync),
        ]);

        await Expect(screen.Name).ToContainTextAsync("WeChat user");
        AssertSignedInOnce(tickets: 2);
        using var database = new DatabaseInvariants(Sandbox.DatabaseFile);
        Assert.Equal(1, database.Count("SELECT count(*) FROM phone_claims"));
        Assert.Equal(1, database.Count("SELECT count(*) FROM acceptances"));
    }

    private async Task LiveThroughAsync(IPage page, IReadOnlyList<Moment> story)
    {
        foreach (var moment in story)
        {
            await moment.ComeAsync();
            await Sandbox.KillConsoleAsync();
            if (moment.WhileDownAsync is { } whileDown)
                await whileDown();
            await ShowsAsync(page, "offline");

            var started = Sandbox.StartConsoleAsync();
            var healthy = await Sandbox.HealthyAsync();
            await ShowsAsync(page, moment.View);
            var took = Stopwatch.GetElapsedTime(healthy);
            await started;

            Assert.True(took < Resumed, $"{moment.Name}: the page was back after {took.TotalSeconds:F1} s.");
            DatabaseInvariants.Check(Sandbox.DatabaseFile);
        }
    }

    private void AssertSignedInOnce(int tickets = 1)
    {
        using var database = new DatabaseInvariants(Sandbox.DatabaseFile);
        Assert.Empty(database.Broken());
        Assert.Equal(1, database.Count("SELECT count(*) FROM accounts"));
        Assert.Equal(1, database.Count("SELECT count(*) FROM sign_ins"));
        Assert.Equal(1, database.Count("SELECT count(*) FROM sessions"));
        Assert.Equal(tickets, database.Count("SELECT count(*) FROM login_tickets"));
        Assert.Equal(0, database.Count("SELECT count(*) FROM authorization_states WHERE used_at IS NULL"));
    }

    // Looked at with every frame: what an expectation's own pauses would add is not the page's.
    private static Task<IJSHandle> ShowsAsync(IPage page, string view) => page.WaitForFunctionAsync(
        "view => document.querySelector('#sign-in').dataset.view === view", view);

    /// <param name="Name">As a failure calls it.</param>
    /// <param name="ComeAsync">Brings the story to this moment; then the console is killed.</param>
    /// <param name="View">What the page shows when the console is back.</param>
    /// <param name="WhileDownAsync">What happens before it is started again.</param>
    private sealed record Moment(string Name, Func<Task> ComeAsync, string View, Func<Task>? WhileDownAsync = null);
}

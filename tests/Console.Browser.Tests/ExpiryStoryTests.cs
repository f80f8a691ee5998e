using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>What happens when time runs out, with codes that live for fifteen seconds.</summary>
[Collection(OneStage.Name)]
public sealed class ExpiryStoryTests(Stage stage) : StageTest(stage)
{
    private StartedSandbox? _sandbox;

    private StartedSandbox Sandbox => _sandbox!;

    public override async Task InitializeAsync() =>
        _sandbox = await StartedSandbox.StartAsync(("SignIn__TicketLifetime", "00:00:15"), ("SignIn__MaxRenewals", "1"));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Code_TimeRunsOut_RenewsItselfAndThenWaitsForAClick()
    {
        var page = await Stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(page, Sandbox);
        var first = await screen.Code.GetAttributeAsync("src");
        var phone = await PhoneInHand.OpenAsync(await Stage.NewPageAsync(420), Sandbox, "lilei");
        await phone.ScanAsync(await screen.PictureAsync());
        await phone.ReadsAsync("Acme Shop is asking to sign you in");

        await Expect(screen.Code).Not.ToHaveAttributeAsync("src", first!);
        await screen.IsAsync("waiting");
        // The phone still shows the old code; its tap says what to do.
        await phone.TapAsync("Continue with WeChat");
        await Expect(phone.Web.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("Ask the screen for a new one");

        await screen.IsAsync("expired");
        await screen.SaysAsync("The code has expired.");
        await screen.Button("New code").ClickAsync();
        await screen.IsAsync("waiting");
    }
}

using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>What happens when time runs out, with codes that live for five seconds.</summary>
[Collection(OneStage.Name)]
public sealed class ExpiryStoryTests(Stage stage) : IAsyncLifetime
{
    private StartedSandbox? _sandbox;

    private StartedSandbox Sandbox => _sandbox!;

    public async Task InitializeAsync() =>
        _sandbox = await StartedSandbox.StartAsync(("SignIn__TicketLifetime", "00:00:05"), ("SignIn__MaxRenewals", "1"));

    public async Task DisposeAsync() => await Sandbox.DisposeAsync();

    [Fact]
    public async Task Code_TimeRunsOut_RenewsItselfAndThenWaitsForAClick()
    {
        var page = await stage.NewPageAsync();
        var screen = await SignInScreen.OpenAsync(page, Sandbox);
        var first = await screen.Code.GetAttributeAsync("src");
        var phone = await PhoneInHand.OpenAsync(await stage.NewPageAsync(420), Sandbox, "lilei");
        await phone.ScanAsync(await screen.PictureAsync());
        await phone.ReadsAsync("Acme Shop is asking to sign you in");

        await Expect(screen.Code).Not.ToHaveAttributeAsync("src", first!, new() { Timeout = 10_000 });
        await screen.IsAsync("waiting");
        // The phone still shows the old code; its tap says what to do.
        await phone.TapAsync("Continue with WeChat");
        await Expect(phone.Web.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("Ask the screen for a new one");

        await screen.IsAsync("expired", within: 10_000);
        await screen.SaysAsync("The code has expired.");
        await screen.Button("New code").ClickAsync();
        await screen.IsAsync("waiting");
    }
}

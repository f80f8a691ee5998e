using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BlazorConsole.Browser.Tests;

/// <summary>The tabs of the sign-in card, under a hand that is faster than the server.</summary>
[Collection(OneStage.Name)]
public sealed class WaysInTests(Stage stage) : StageTest(stage)
{
    // Every code that could be seen, with the tab that was chosen then.
    private const string Watch = """
        window.seen = [];
        new MutationObserver(() => {
          const code = document.querySelector("#code");
          if (!code?.src || !code.checkVisibility({ visibilityProperty: true })) return;
          window.seen.push(document.querySelector("#ways [aria-selected=true]").dataset.way + " " + code.src);
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, string> _scenarios = new(StringComparer.Ordinal);

    // One for each answer that may reach the page.
    private readonly Channel<bool> _answers = Channel.CreateUnbounded<bool>();

    [Fact]
    public async Task AnotherWay_ChosenBeforeTheCodeCame_NeverShowsTheFormerWaysCode()
    {
        var page = await PageWithSlowAnswersAsync();
        await page.GotoAsync($"{Stage.Sandbox.Console}/signin");
        var screen = new SignInScreen(page.Locator("#sign-in"));

        await screen.Way("Mini program").ClickAsync();
        await AnswerAsync(page);
        await AnswerAsync(page);
        await screen.IsAsync("waiting");
        await AssertEveryCodeWasOfItsWayAsync(page, "mini-program-scan");

        // The one that was asked for first is the one that is wanted in the end.
        foreach (var way in (string[])["WeChat scan", "Mini program", "WeChat scan", "Mini program", "WeChat scan"])
            await screen.Way(way).ClickAsync();
        await AnswerAsync(page);
        await screen.IsAsync("waiting");
        await AssertEveryCodeWasOfItsWayAsync(page, "pc-scan");
    }

    [Fact]
    public async Task AnotherWay_ChosenWhileThePageLooksAtItsTicket_NeverShowsTheFormerWaysCode()
    {
        var page = await PageWithSlowAnswersAsync();
        // The first look at a ticket ends the asking for it; the second one is the one that comes too late.
        var looks = Channel.CreateUnbounded<bool>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) is true)
                looks.Writer.TryWrite(true);
        };
        Answer();
        await page.GotoAsync($"{Stage.Sandbox.Console}/signin");
        var screen = new SignInScreen(page.Locator("#sign-in"));
        await screen.IsAsync("waiting");

        await looks.Reader.ReadAsync().AsTask().WaitAsync(Limit);
        // One turn later the page has read that answer, too.
        await page.EvaluateAsync("""
            async () => {
              await new Promise((resolve) => setTimeout(resolve));
              window.dispatchEvent(new Event("online"));
              document.querySelector("#way-mini-program-scan").click();
            }
            """);
        await looks.Reader.ReadAsync().AsTask().WaitAsync(Limit);
        await screen.IsAsync("loading");
        Answer();
        await screen.IsAsync("waiting");
        await AssertEveryCodeWasOfItsWayAsync(page, "mini-program-scan");
    }

    private async Task<IPage> PageWithSlowAnswersAsync()
    {
        var page = await Stage.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        await page.RouteAsync("**/api/v1/tickets?*", async route =>
        {
            var answer = await route.FetchAsync();
            var scenario = route.Request.Url.Split("scenario=")[1].Split('&')[0];
            _scenarios[(string)JsonNode.Parse(await answer.TextAsync())!["image"]!] = scenario;
            await _answers.Reader.ReadAsync();
            await route.FulfillAsync(new() { Response = answer });
        });
        return page;
    }

    private void Answer() => Assert.True(_answers.Writer.TryWrite(true));

    private async Task AnswerAsync(IPage page) =>
        await page.RunAndWaitForResponseAsync(
            () =>
            {
                Answer();
                return Task.CompletedTask;
            },
            answer => answer.Url.Contains("/api/v1/tickets?", StringComparison.Ordinal));

    private async Task AssertEveryCodeWasOfItsWayAsync(IPage page, string last)
    {
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
        var seen = (await page.EvaluateAsync<string[]>("window.seen")).Select(line => line.Split(' ')).ToList();
        Assert.All(seen, line => Assert.Equal(line[0], _scenarios[line[1]]));
        Assert.Equal(last, seen[^1][0]);
    }
}

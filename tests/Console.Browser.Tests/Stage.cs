using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

/// <summary>One started sandbox and one Chromium for all tests of this project.</summary>
public sealed class Stage : IAsyncLifetime
{
    private const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private StartedSandbox? _sandbox;

    internal StartedSandbox Sandbox => _sandbox!;

    /// <summary>What browsers complained of: blocked by a policy, failed scripts, missing files.</summary>
    internal ConcurrentQueue<string> Complaints { get; } = new();

    public async Task InitializeAsync()
    {
        // Generous: a machine that builds at the same time is slow, and a test that fails for that says nothing.
        Assertions.SetDefaultExpectTimeout(Patience);
        _sandbox = await StartedSandbox.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    /// <summary>Closes what a test opened, so that no page of one test speaks into another.</summary>
    internal async Task ClearAsync()
    {
        foreach (var context in _browser!.Contexts.ToList())
            await context.CloseAsync();
    }

    /// <summary>A fresh browser profile with one page.</summary>
    internal async Task<IPage> NewPageAsync(
        int width = 1440, int height = 900, string locale = "en-US", ColorScheme colorScheme = ColorScheme.Light, bool keepComplaints = true,
        string? userAgent = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = locale,
            ColorScheme = colorScheme,
            ReducedMotion = ReducedMotion.Reduce,
            UserAgent = userAgent,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        if (keepComplaints)
        {
            // A refusal is an answer with a status of its own, which Chromium reports as well: that is no complaint.
            page.Console += (_, message) => Note(
                message.Type == "error" && !message.Text.Contains("responded with a status of 4", StringComparison.Ordinal), $"{page.Url}: {message.Text}");
            page.PageError += (_, error) => Note(true, $"{page.Url}: {error}");
        }

        return page;
    }

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            Complaints.Enqueue(text);
    }
}

/// <summary>A test on the stage; leaves it empty.</summary>
public abstract class StageTest(Stage stage) : IAsyncLifetime
{
    private protected Stage Stage { get; } = stage;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Stage.ClearAsync();
}

[CollectionDefinition(Name)]
public sealed class OneStage : ICollectionFixture<Stage>
{
    public const string Name = "stage";
}

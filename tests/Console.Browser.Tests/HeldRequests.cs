using System.Threading.Channels;
using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

/// <summary>Requests of a page that wait at its door until the test says what becomes of them.</summary>
internal sealed class HeldRequests(IPage page, string address)
{
    private readonly Channel<IRoute> _held = Channel.CreateUnbounded<IRoute>();
    private IRoute? _route;

    public Task HoldAsync() => page.RouteAsync(address, route => _held.Writer.TryWrite(route));

    /// <summary>Waits until the page sends one.</summary>
    public async Task NextAsync() => _route = await _held.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

    /// <summary>It never leaves.</summary>
    public Task LoseAsync() => _route!.AbortAsync();

    /// <summary>It arrives and is answered, but neither its answer nor its cookies come back.</summary>
    public async Task SendAndLoseAnswerAsync()
    {
        await NextAsync();
        var answer = await _route!.FetchAsync();
        Assert.Equal(200, answer.Status);
        await page.Context.ClearCookiesAsync(new() { Name = "session" });
    }

    /// <summary>Loses the one that is held and lets all later ones go.</summary>
    public async Task LetAsync()
    {
        await LoseAsync();
        await page.UnrouteAsync(address);
    }
}

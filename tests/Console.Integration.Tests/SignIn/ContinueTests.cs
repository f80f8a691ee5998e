using BlazorConsole.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>Somebody whom a browser's door holds: agreements first, and nothing stored before.</summary>
public sealed class ContinueTests
{
    private static readonly (string, string?)[] Terms =
    [
        ("Agreements:terms:Title", "Terms of use"), ("Agreements:terms:Version", "1"),
        ("Agreements:terms:File", Path.Combine(Repository.Root, "LICENSE")), ("Channels:official:Agreements:0", "terms"),
    ];

    [Fact]
    public async Task Newcomer_AcceptsTheTerms_IsSignedInThenAndNotBefore()
    {
        await using var own = await OwnConsole.StartAsync(Terms);
        using var page = new PageInWeChat(own.Console, "xiaowang");
        await page.OpenAsync();

        var held = await page.TapAsync("/signin/in-wechat");

        Assert.Contains("Terms of use", held, StringComparison.Ordinal);
        Assert.Contains("小王", held, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", held, StringComparison.Ordinal);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));

        // Somebody who unticks the box by force is where they were.
        Assert.Contains("Terms of use", await page.TapAsync("/signin/go-on"), StringComparison.Ordinal);
        Assert.Contains("You are signed in.", await page.TapAsync("/signin/go-on", ("accept", "terms 1")), StringComparison.Ordinal);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Acceptances.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task Newcomer_Leaves_NothingOfThemIsLeft()
    {
        await using var own = await OwnConsole.StartAsync(Terms);
        using var page = new PageInWeChat(own.Console, "xiaowang");
        await page.OpenAsync();
        await page.TapAsync("/signin/in-wechat");

        await page.TapAsync("/signin/leave");

        Assert.Equal(0, await own.Console.ReadAsync(context => context.Enrolments.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Contains("This took too long", await page.OpenAsync("/signin/continue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newcomer_TakesAQuarterOfAnHour_IsToldToBeginAgain()
    {
        await using var own = await OwnConsole.StartAsync(Terms);
        using var page = new PageInWeChat(own.Console, "xiaowang");
        await page.OpenAsync();
        await page.TapAsync("/signin/in-wechat");

        own.Console.Clock.Advance(Enrolment.Lifetime);

        Assert.Contains("This took too long", await page.TapAsync("/signin/go-on", ("accept", "terms 1")), StringComparison.Ordinal);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Acceptances_SentAtOnceFiftyTimes_SignInOnce()
    {
        await using var own = await OwnConsole.StartAsync(Terms);
        using var page = new PageInWeChat(own.Console, "xiaowang");
        await page.OpenAsync();
        await page.TapAsync("/signin/in-wechat");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => page.Browser.PostAsync(
            new Uri("/signin/go-on", UriKind.Relative), new FormUrlEncodedContent([new("accept", "terms 1")]))));

        Assert.Single(answers, answer => answer.Headers.Location?.OriginalString == "/signin");
        Assert.Equal(1, await own.Console.ReadAsync(context => context.SignIns.CountAsync()));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
    }
}

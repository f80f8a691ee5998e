using System.Globalization;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Resources;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Components.Tests.Features.Accounts;

/// <summary>Pages of accounts that are open while people sign in.</summary>
public sealed class LivePageTests : StoredConsoleContext
{
    private const int ListStays = 2503;
    private const int AccountStays = 2504;

    private readonly RecordedLogs _logs = new();

    public LivePageTests() => Services.AddSingleton<ILoggerProvider>(_logs);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private AccountFeed Feed => Services.GetRequiredService<AccountFeed>();

    [Fact]
    public async Task List_SomebodyShownSignsIn_ChangesTheRowInItsPlace()
    {
        await SignsInAsync("o-wang-0000001", "小王");
        Later(TimeSpan.FromMinutes(5));
        await SignsInAsync("o-li-000000001", "老李");
        Later(TimeSpan.FromMinutes(5));
        var page = OpenList();
        var row = page.FindAll("tbody tr")[1];
        Assert.False(row.HasAttribute("data-changed"));

        await SignsInAsync("o-wang-0000001", "王先生");

        await UntilAsync(() => Rows(page) is [_, { } last] && last.Contains("王先生", StringComparison.Ordinal));
        Assert.Contains("老李", Rows(page)[0], StringComparison.Ordinal);
        Assert.Contains("just now", Rows(page)[1], StringComparison.Ordinal);
        Assert.Equal([null, "odd"], page.FindAll("tbody tr").Select(shown => shown.GetAttribute("data-changed")));
    }

    [Fact]
    public async Task List_TheSameRowChangesAgain_IsLitAgain()
    {
        await SignsInAsync("o-wang-0000001", "小王");
        var page = OpenList();

        foreach (var mark in (string[])["odd", "even", "odd"])
        {
            await SignsInAsync("o-wang-0000001", "小王");
            await UntilAsync(() => page.Find("tbody tr").GetAttribute("data-changed") == mark);
        }
    }

    [Fact]
    public async Task List_SomebodyNewSignsIn_StandsOnTop()
    {
        var page = OpenList();
        Assert.Empty(Rows(page));

        await SignsInAsync("o-wang-0000001", "小王");
        await UntilAsync(() => Rows(page).Length == 1);
        Later(TimeSpan.FromMinutes(1));
        await SignsInAsync("o-li-000000001", "老李");
        await UntilAsync(() => Rows(page).Length == 2);

        Assert.Contains("老李", Rows(page)[0], StringComparison.Ordinal);
        Assert.Contains("小王", Rows(page)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ThatIsFull_LetsTheOldestGoForSomebodyNew()
    {
        for (var person = 0; person < ListAccounts.PageSize; person++)
        {
            await SignsInAsync($"o-person-{person:0000}", $"P{person:0000}");
            Later(TimeSpan.FromSeconds(1));
        }

        var page = OpenList();
        Assert.Empty(page.FindAll("a[rel=next]"));

        await SignsInAsync("o-wang-0000001", "小王");

        await UntilAsync(() => Rows(page)[0].Contains("小王", StringComparison.Ordinal));
        Assert.Equal(ListAccounts.PageSize, Rows(page).Length);
        Assert.DoesNotContain(Rows(page), row => row.Contains("P0000", StringComparison.Ordinal));
        Assert.Single(page.FindAll("a[rel=next]"));
    }

    [Fact]
    public async Task LaterPage_PeopleSignIn_ChangesShownRowsOnly()
    {
        for (var person = 0; person < ListAccounts.PageSize + 2; person++)
        {
            await SignsInAsync($"o-person-{person:0000}", $"P{person:0000}");
            Later(TimeSpan.FromSeconds(1));
        }

        var page = OpenList();
        Navigation.NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(2, Rows(page).Length);

        await SignsInAsync("o-wang-0000001", "小王");
        await SignsInAsync("o-person-0000", "Renamed");

        await UntilAsync(() => Rows(page)[1].Contains("Renamed", StringComparison.Ordinal));
        Assert.Equal(2, Rows(page).Length);
        Assert.Contains("P0001", Rows(page)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_PeopleSignIn_ChangesShownRowsOnly()
    {
        await SignsInAsync("o-wang-0000001", "小王");
        var page = OpenList("?q=%E7%8E%8B");

        await SignsInAsync("o-wang-0000002", "大王");
        await SignsInAsync("o-wang-0000001", "老王");

        await UntilAsync(() => Rows(page)[0].Contains("老王", StringComparison.Ordinal));
        Assert.Single(Rows(page));
    }

    [Fact]
    public async Task List_AHundredSignIns_AreReadAtMostTwice()
    {
        var page = OpenList();
        var before = ListsRead();

        for (var visit = 0; visit < 100; visit++)
            await SignsInAsync($"o-person-{visit % 20:0000}", $"P{visit % 20:0000}");

        await UntilAsync(() => Rows(page).Length == 20);
        Assert.InRange(ListsRead() - before, 1, 2);
    }

    [Fact]
    public async Task List_ReadAgain_IsInTheLanguageOfItsReader()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Language.Chinese);
        var page = OpenList();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Language.English);

        await SignsInAsync("o-wang-0000001", "小王");

        await UntilAsync(() => Rows(page).Length == 1);
        Assert.Contains("刚刚", Rows(page)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ReadAgainInVain_StaysAndRecovers()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        var page = OpenList();

        using (HideDatabase())
        {
            Feed.Hear(new Nudge.AccountChanged(id));
            await UntilAsync(() => Logged(ListStays));
            Assert.Contains("小王", Assert.Single(Rows(page)), StringComparison.Ordinal);
            Assert.Empty(page.FindAll("[role=alert], [aria-busy]"));
        }

        await SignsInAsync("o-wang-0000001", "王先生");
        await UntilAsync(() => Rows(page)[0].Contains("王先生", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Account_SignsInAgain_IsShownAndSaid()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        var page = OpenAccount(id);
        Assert.Equal("", page.Find("[role=status]").TextContent.Trim());

        await SignsInAsync("o-wang-0000001", "王先生");

        await UntilAsync(() => page.Find("h1").TextContent.Contains("王先生", StringComparison.Ordinal));
        Assert.Equal("Updated just now", page.Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public async Task Account_SomebodyElseSignsIn_IsNotReadAgain()
    {
        var page = OpenAccount(await SignsInAsync("o-wang-0000001", "小王"));
        var before = AccountsRead();

        await SignsInAsync("o-li-000000001", "老李");
        await SignsInAsync("o-wang-0000001", "王先生");

        await UntilAsync(() => page.Find("h1").TextContent.Contains("王先生", StringComparison.Ordinal));
        Assert.Equal(1, AccountsRead() - before);
    }

    [Fact]
    public async Task Account_ReadAgainInVain_StaysAsItWas()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        var page = OpenAccount(id);

        using (HideDatabase())
        {
            Feed.Hear(new Nudge.AccountChanged(id));
            await UntilAsync(() => Logged(AccountStays));
        }

        Assert.Contains("小王", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("[role=status]").TextContent.Trim());
    }

    [Fact]
    public async Task Pages_Closed_FollowNoMore()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        OpenList();
        OpenAccount(id);
        Assert.Equal(2, Feed.Followers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Followers);
        await SignsInAsync("o-wang-0000001", "王先生");
        Assert.False(Logged(ListStays) || Logged(AccountStays));
    }

    [Fact]
    public async Task Pages_Prerendered_FollowNothing()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        OpenList();
        OpenAccount(await SignsInAsync("o-wang-0000001", "小王"));

        Assert.Equal(0, Feed.Followers);
    }

    private bool Logged(int number) => _logs.Entries.Any(entry => entry.Number == number);

    // Only the list asks for accounts in an order, and only an account's page for sign-ins.
    private int ListsRead() => _logs.Entries.Count(entry =>
        entry.Text.Contains("FROM \"accounts\"", StringComparison.Ordinal) && entry.Text.Contains("ORDER BY", StringComparison.Ordinal));

    private int AccountsRead() => _logs.Entries.Count(entry => entry.Text.Contains("FROM \"sign_ins\"", StringComparison.Ordinal));

    private static string[] Rows(IRenderedComponent<AccountsPage> page) => [.. page.FindAll("tbody tr").Select(row => row.TextContent)];

    private IRenderedComponent<AccountsPage> OpenList(string query = "")
    {
        Navigation.NavigateTo(ConsoleUrls.Accounts + query);
        return Render<AccountsPage>();
    }

    private IRenderedComponent<AccountPage> OpenAccount(AccountId id) => Render<AccountPage>(parameters => parameters.Add(page => page.Id, id.Value));

    // Pauses end as often as it takes.
    private async Task UntilAsync(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            Clock.Tick();
            await Task.Yield();
        }
    }
}

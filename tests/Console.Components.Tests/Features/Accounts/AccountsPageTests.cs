using BlazorConsole.Features.Accounts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Accounts;

public sealed class AccountsPageTests : StoredConsoleContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_WithNobodyYet_SaysWhatWouldFillIt()
    {
        var page = Open();

        Assert.Contains("Nobody has signed in yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/signin", page.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WithPeople_ShowsTheLatestFirst()
    {
        await SignsInAsync("o-first-000000", "小王");
        Later(TimeSpan.FromMinutes(5));
        await SignsInAsync("o-second-00000", "王先生");

        var rows = Open().FindAll("tbody tr");

        Assert.Equal(2, rows.Count);
        Assert.Contains("王先生", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("just now", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("小王", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("5 min ago", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Web site", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WithoutAName_HasAMark()
    {
        var id = await SignsInAsync("o-nameless-000");

        Assert.Contains($"WeChat user ·{id.ShortMark}", Open().Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_Submitted_GoesIntoTheAddress()
    {
        var page = Open();

        page.Find("input[type=search]").Change(" 小王 ");
        page.Find("form[role=search]").Submit();

        Assert.EndsWith("/console/accounts?q=%E5%B0%8F%E7%8E%8B", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("小王")]
    [InlineData("o-wang-0000001")]
    [InlineData("u-wang-0000001")]
    public async Task Search_InTheAddress_FindsByNicknameOpenIdAndUnionId(string search)
    {
        await SignsInAsync("o-wang-0000001", "我是小王啊", "u-wang-0000001");
        await SignsInAsync("o-li-000000001", "老李", "u-li-000000001");

        var rows = Open($"?q={Uri.EscapeDataString(search)}").FindAll("tbody tr");

        Assert.Contains("我是小王啊", Assert.Single(rows).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByAUnionIdThatOnlyWaits_FindsItsHolder()
    {
        await SignsInAsync("o-wang-0000001", "小王", "u-wang-0000001", OfficialAccount);

        Assert.Single(Open("?q=u-wang-0000001").FindAll("tbody tr"));
    }

    [Theory]
    [InlineData("100%", 1)]
    [InlineData("%", 1)]
    [InlineData("_", 0)]
    public async Task Search_WithAPatternSign_MeansTheSign(string search, int found)
    {
        await SignsInAsync("o-wang-0000001", "100% 小王");
        await SignsInAsync("o-li-000000001", "老李");

        Assert.Equal(found, Open($"?q={Uri.EscapeDataString(search)}").FindAll("tbody tr").Count);
    }

    [Fact]
    public void Search_WithoutAMatch_OffersEverybody()
    {
        var page = Open("?q=nobody");

        Assert.Contains("Nobody matches “nobody”", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/console/accounts", page.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task Row_EnterPressed_OpensTheAccount()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");

        Open().Find("tbody tr").KeyDown(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith(ConsoleUrls.Account(id), Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WhenTheDatabaseFails_SaysSoAndTriesAgain()
    {
        using (HideDatabase())
        {
            Assert.NotNull(Open().Find("[role=alert]"));
        }

        var page = Open();
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Pages_FollowedOlderAndNewer_ShowEverybodyOnce()
    {
        // Three to a moment, so that pages are cut between people of the same time.
        for (var person = 0; person < ListAccounts.PageSize * 2 + 5; person++)
        {
            await SignsInAsync($"o-person-{person:0000}", $"P{person:0000}");
            if (person % 3 == 2)
                Later(TimeSpan.FromSeconds(1));
        }

        // One page after the other: every rendered page follows the address.
        var page = Open();
        Assert.Empty(page.FindAll("a[rel=prev]"));
        var first = Names(page);
        var second = Names(Follow(page, "next"));
        var third = Names(Follow(page, "next"));
        Assert.Empty(page.FindAll("a[rel=next]"));
        var secondAgain = Names(Follow(page, "prev"));
        var firstAgain = Names(Follow(page, "prev"));

        Assert.Equal([ListAccounts.PageSize, ListAccounts.PageSize, 5], new[] { first, second, third }.Select(names => names.Length));
        Assert.Equal(ListAccounts.PageSize * 2 + 5, first.Concat(second).Concat(third).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(second, secondAgain);
        Assert.Equal(first, firstAgain);
    }

    [Theory]
    [InlineData("?after=nonsense")]
    [InlineData("?after=99999999999999999999~x")]
    [InlineData("?before=1~2~3")]
    public async Task Page_WithACursorThatIsNone_ShowsTheStart(string query)
    {
        await SignsInAsync("o-wang-0000001", "小王");

        Assert.Single(Open(query).FindAll("tbody tr"));
    }

    private static string[] Names(IRenderedComponent<AccountsPage> page) =>
        [.. page.FindAll("tbody a.name").Select(name => name.TextContent)];

    private IRenderedComponent<AccountsPage> Follow(IRenderedComponent<AccountsPage> page, string rel)
    {
        Navigation.NavigateTo(page.Find($"a[rel={rel}]").GetAttribute("href")!);
        return page;
    }

    private IRenderedComponent<AccountsPage> Open(string query = "")
    {
        Navigation.NavigateTo(ConsoleUrls.Accounts + query);
        return Render<AccountsPage>();
    }
}

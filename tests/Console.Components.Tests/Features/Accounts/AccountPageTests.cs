using System.Globalization;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Resources;
using Bunit;

namespace BlazorConsole.Components.Tests.Features.Accounts;

public sealed class AccountPageTests : StoredConsoleContext
{
    [Fact]
    public void Account_Unknown_IsSaidToBe()
    {
        Assert.Equal("There is no such account", Open(new AccountId(Guid.Empty)).Find("h1").TextContent);
    }

    [Fact]
    public async Task Account_Opened_ShowsWhoItIs()
    {
        var page = Open(await SignsInAsync("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", "小王", "oU3aBcDeFgHiJkLmNoPqRsTuTT7f"));

        Assert.Contains("小王", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("9 Jun 2026", page.Find("header").TextContent, StringComparison.Ordinal);
        Assert.Contains("by scanning on a computer", page.Find("header").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaysIn_OfAConfirmedChannel_NameOpenPlatformUnionIdAndOpenId()
    {
        var page = Open(await SignsInAsync("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", "小王", "oU3aBcDeFgHiJkLmNoPqRsTuTT7f"));

        var ways = page.FindComponent<WaysInView>();
        Assert.Contains("OpenPlatform “Acme”", ways.Find(".scope").TextContent, StringComparison.Ordinal);
        Assert.Equal("oU3aBcDeFgHiJkLmNoPqRsTuTT7f", ways.Find(".scope [data-copy]").GetAttribute("data-copy"));
        Assert.Equal("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", ways.Find(".door [data-copy]").GetAttribute("data-copy"));
        Assert.Contains("oX7a…9Kd2", ways.Find(".door").TextContent, StringComparison.Ordinal);
        Assert.Contains("Web site", ways.Find(".door").TextContent, StringComparison.Ordinal);
        Assert.Empty(ways.FindAll(".waiting"));
    }

    [Fact]
    public async Task UnionId_OfAChannelThatIsOnlyDeclared_SaysThatItIsNotUsed()
    {
        var page = Open(await SignsInAsync("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", "小王", "oU3aBcDeFgHiJkLmNoPqRsTuTT7f", OfficialAccount));

        var waiting = page.FindComponent<WaysInView>().Find(".waiting");
        Assert.Contains("is kept but not used yet", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal("oU3aBcDeFgHiJkLmNoPqRsTuTT7f", waiting.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Reasons_NewestFirst_NameTheRowsAndCountRepetitions()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        for (var visit = 0; visit < 3; visit++)
        {
            Later(TimeSpan.FromDays(1));
            await SignsInAsync("o-wang-0000001", "小王");
        }

        var reasons = Open(id).FindComponent<ReasonsView>().FindAll("li");

        Assert.Equal(2, reasons.Count);
        Assert.Contains("3 times since 10 Jun 2026", Spaced(reasons[0].TextContent), StringComparison.Ordinal);
        Assert.Equal(["A4", "B9", "C1"], reasons[0].QuerySelectorAll("code").Select(row => row.TextContent));
        Assert.Equal(["A4", "B1", "D-1", "C1"], reasons[1].QuerySelectorAll("code").Select(row => row.TextContent));
        Assert.Contains("First visit.", reasons[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_InChinese_AreInChinese()
    {
        var id = await SignsInAsync("o-wang-0000001", "小王");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Language.Chinese);

        Assert.Contains("首次到访。", Open(id).FindComponent<ReasonsView>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfAPersonWithAName_SaysFromWhereAndWhen()
    {
        var profile = Open(await SignsInAsync("o-wang-0000001", "小王")).FindComponent<ProfileView>();

        Assert.Contains("小王", profile.Find("dd").TextContent, StringComparison.Ordinal);
        Assert.Contains("WeChat, through Web site · just now", Spaced(profile.Find("dd").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfAPersonWithoutOne_SaysSo()
    {
        var profile = Open(await SignsInAsync("o-wang-0000001")).FindComponent<ProfileView>();

        Assert.Contains("no name and no picture", profile.Markup, StringComparison.Ordinal);
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<AccountPage> Open(AccountId id) => Render<AccountPage>(parameters => parameters.Add(page => page.Id, id.Value));
}

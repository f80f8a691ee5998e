using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Options;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Accounts;

/// <summary>Numbers on an account's page: masked, who else has them, and revealed only where that is written down.</summary>
public sealed class PhonesViewTests : StoredConsoleContext
{
    private const int MostPerHour = 2;

    public PhonesViewTests()
    {
        this.AddAuthorization().SetAuthorized("admin").SetPolicies(Policies.Administrator);
        Services.Configure<RecognitionOptions>(options => options.PhoneRevealsPerHour = MostPerHour);
    }

    [Fact]
    public async Task Number_Shown_IsMaskedAndRevealedOnlyWhenAsked()
    {
        var account = await SignsInAsync("o-wang-0000001", "小王", phone: Real("+86 13800138866"));
        var page = Render<AccountPage>(p => p.Add(x => x.Id, account.Value));

        Assert.Contains("+86 138••••8866", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138866", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Proved by the real-time check", page.Markup, StringComparison.Ordinal);

        await page.Find("button[aria-label='Reveal the number +86 138••••8866']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("+86 13800138866", page.Markup, StringComparison.Ordinal));
        var entry = await ReadAsync(context => context.AuditEntries.SingleAsync(entry => entry.Action == RevealPhone.Action));
        Assert.Equal(("admin", account.Value.ToString("D")), (entry.Actor, entry.Target));
    }

    [Fact]
    public async Task Number_RevealedTooOften_IsRefusedAndNotShown()
    {
        var account = await SignsInAsync("o-wang-0000001", "小王", phone: Real("+86 13800138866"));
        for (var time = 0; time < MostPerHour; time++)
            await Render<AccountPage>(p => p.Add(x => x.Id, account.Value)).Find("button[aria-label^='Reveal']").ClickAsync(new());
        var page = Render<AccountPage>(p => p.Add(x => x.Id, account.Value));

        await page.Find("button[aria-label^='Reveal']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("as many numbers as one may within an hour", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("13800138866", page.Markup, StringComparison.Ordinal);

        Later(TimeSpan.FromMinutes(61));
        await page.Find("button[aria-label^='Reveal']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("+86 13800138866", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_OfTwoPeople_IsNamedOnBothPagesWithALinkToTheOther()
    {
        var holder = await SignsInAsync("o-wang-0000001", "小王", "u-wang-0000001", phone: Real("+86 13800138866"));
        var other = await SignsInAsync(
            "o-work-0000001", "王先生", "u-work-0000001", phone: new(PhoneNumber.Parse("+86 13800138866"), ProofStrength.Quick),
            answer: PersonAnswer.Separately);

        var first = Render<AccountPage>(p => p.Add(x => x.Id, holder.Value));
        var second = Render<AccountPage>(p => p.Add(x => x.Id, other.Value));

        Assert.Equal("王先生", first.Find($".shared a[href='{ConsoleUrls.Account(other)}']").TextContent);
        Assert.Contains("the number stays here", first.Markup, StringComparison.Ordinal);
        Assert.Equal("小王", second.Find($".shared a[href='{ConsoleUrls.Account(holder)}']").TextContent);
        Assert.Contains("the number stays there", second.Markup, StringComparison.Ordinal);
        Assert.Contains("Contact only", second.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_RevealedAtOneAccount_IsMaskedAtTheNextOneThatHasIt()
    {
        var holder = await SignsInAsync("o-wang-0000001", "小王", "u-wang-0000001", phone: Real("+86 13800138866"));
        var other = await SignsInAsync(
            "o-work-0000001", "王先生", "u-work-0000001", phone: new(PhoneNumber.Parse("+86 13800138866"), ProofStrength.Quick),
            answer: PersonAnswer.Separately);
        var page = Render<AccountPage>(p => p.Add(x => x.Id, holder.Value));
        await page.Find("button[aria-label^='Reveal']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("+86 13800138866", page.Markup, StringComparison.Ordinal));

        // As the router does when the link to the other account is followed: the page stays, its account changes.
        page.Render(p => p.Add(x => x.Id, other.Value));

        page.WaitForAssertion(() => Assert.Contains("the number stays there", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("13800138866", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithNumbers_ShowsThemMaskedAndFindsByTheWholeNumberOnly()
    {
        await SignsInAsync("o-wang-0000001", "小王", phone: Real("+86 13800138866"));
        await SignsInAsync("o-hong-0000001", "小红");

        Assert.Contains("+86 138••••8866", Render<AccountsPage>().Markup, StringComparison.Ordinal);
        foreach (var (search, found) in ((string, int)[])[("13800138866", 1), ("+86 138-0013-8866", 1), ("+8613800138866", 1), ("13800138867", 0)])
        {
            var list = await Services.GetRequiredService<ListAccounts>().LoadAsync(AccountsFilter.Read(search, null, null));
            Assert.Equal(found, list.Rows.Count);
        }
    }

    [Fact]
    public async Task Account_WithoutANumber_SaysSo()
    {
        var account = await SignsInAsync("o-hong-0000001", "小红");

        Assert.Contains("No phone number came", Render<AccountPage>(p => p.Add(x => x.Id, account.Value)).Markup, StringComparison.Ordinal);
    }

    private static GivenPhone Real(string number) => new(PhoneNumber.Parse(number), ProofStrength.RealTime);
}

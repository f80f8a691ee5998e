using System.Net;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.SignIn;

public sealed class PcScanTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Person_ScansAndConfirms_IsSignedInOnTheScreen()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "xiaowang");
        var code = await screen.NewCodeAsync();
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);

        Assert.Contains("Acme Shop", await phone.OpenAsync(code.Id), StringComparison.Ordinal);
        using var scanned = await phone.ScanAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, scanned.StatusCode);
        var waiting = await screen.ReadAsync(code.Id);
        Assert.Equal(("Scanned", "小王"), (waiting.State, waiting.Nickname));
        using var avatar = await screen.Browser.GetAsync(new Uri(waiting.Avatar!, UriKind.Relative));
        Assert.Equal("image/png", avatar.Content.Headers.ContentType!.MediaType);

        using var approved = await phone.ApproveAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        Assert.Equal("Approved", (await screen.ReadAsync(code.Id)).State);

        using var redeemed = await screen.RedeemAsync(code.Id);
        Assert.Equal("小王", (await redeemed.PersonAsync()).Nickname);
        Assert.Contains("小王", WebUtility.HtmlDecode(await screen.Browser.GetStringAsync(new Uri("/signin", UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamePerson_ComesAgain_IsTheSameAccountAndTheTraceSaysWhy()
    {
        var first = await SignInAsync("xiaohong");
        var second = await SignInAsync("xiaohong");

        Assert.Equal(first.Mark, second.Mark);
        var rows = await console.ReadAsync(async context =>
        {
            var signIns = await context.SignIns.OrderBy(signIn => signIn.At).ThenBy(signIn => signIn.Id).ToListAsync();
            var origin = (await context.LinkedIdentities.ToListAsync()).Single(link => link.Origin == signIns[^1].Origin).Origin;
            var key = await context.OriginKeys.SingleAsync(key => key.Origin == origin);
            var traces = console.Services.GetRequiredService<TraceStore>();
            return signIns.Where(signIn => signIn.Origin == origin)
                .Select(signIn => string.Join(' ', traces.Open(key, signIn.Trace).Lines.Select(line => line.Row))).ToList();
        });
        Assert.Equal(["A4 B1 D-1 C1", "A4 B9 C1"], rows);
    }

    [Fact]
    public async Task TwoPersons_SignIn_AreTwoAccounts()
    {
        var one = await SignInAsync("sunyue");
        var other = await SignInAsync("zhaolei");

        Assert.NotEqual(one.Mark, other.Mark);
    }

    [Fact]
    public async Task UnionId_ThroughADeclaredChannel_IsKeptUnscopedAndMatchesNobody()
    {
        await SignInAsync("chenmama");

        var placements = await console.ReadAsync(context => context.Attestations.Select(pair => pair.Placement).Distinct().ToListAsync());
        var unionKeys = await console.ReadAsync(context => context.UnionKeys.CountAsync());
        Assert.Equal([Placement.Unscoped], placements);
        Assert.Equal(0, unionKeys);
        Assert.All(
            await console.ReadAsync(context => context.Channels.Where(channel => channel.Kind == ChannelKind.OfficialAccount || channel.Kind == ChannelKind.MiniProgram).ToListAsync()),
            channel => Assert.Equal(BindingState.Declared, channel.Binding));
    }

    [Fact]
    public async Task Person_RefusesOnThePhone_IsToldToTheScreenAndStoredNowhere()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-1");
        var (screen, phone, code) = encounter;

        using var denied = await phone.DenyAsync(code.Id);

        Assert.Equal(HttpStatusCode.SeeOther, denied.StatusCode);
        Assert.Equal("Denied", (await screen.ReadAsync(code.Id)).State);
        Assert.Equal(0, await console.ReadAsync(context => context.Accounts.CountAsync(account => account.Nickname == "Load 1")));
        var ticket = await console.ReadAsync(context => context.LoginTickets.SingleAsync(ticket => ticket.State == LoginTicketState.Denied));
        Assert.Equal((null, null, null, null), (ticket.Evidence, ticket.Nickname, ticket.Avatar, ticket.ScannedOpenId));
    }

    [Fact]
    public async Task PersonWithADifficultName_SignsIn_IsShownAsText() // attack cases B12, H10
    {
        using var screen = await Screen.OpenAsync(console);
        var person = await SignInAsync("zoe", screen);

        Assert.Equal("👩‍🚀 <b>Zoë</b> & שלום", person.Nickname);
        var page = await screen.Browser.GetStringAsync(new Uri("/signin", UriKind.Relative));
        Assert.DoesNotContain("<b>Zo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotVisitor_Scans_IsAGuestAndTheCodeStaysUsable()
    {
        using var screen = await Screen.OpenAsync(console);
        using var guest = new Phone(console, "guest");
        using var phone = new Phone(console, "xiaobao");
        var code = await screen.NewCodeAsync();

        using var answer = await guest.ScanAsync(code.Id);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("guest", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
        using var scanned = await phone.ScanAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, scanned.StatusCode);
    }

    [Fact]
    public async Task SignOut_AfterSignIn_EndsTheSession()
    {
        using var screen = await Screen.OpenAsync(console);
        await SignInAsync("lilei", screen);
        var page = new Uri("/signin", UriKind.Relative);
        Assert.Contains("data-view=\"signed-in\"", await screen.Browser.GetStringAsync(page), StringComparison.Ordinal);

        using var left = await screen.Browser.PostAsync(new Uri("/signout", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Contains("data-view=\"loading\"", await screen.Browser.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_StartedAgain_KnowsItsPeopleAndWaitingCodes()
    {
        await using var own = await OwnConsole.StartAsync();
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (screen, phone, code) = encounter;
        using var approved = await phone.ApproveAsync(code.Id);

        await own.Console.RestartAsync();

        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(LoginTicketState.Approved, await own.Console.ReadAsync(context => context.LoginTickets.Select(ticket => ticket.State).SingleAsync()));
    }

    private async Task<Features.SignIn.SignedInPerson> SignInAsync(string person, Screen? on = null)
    {
        using var own = on is null ? await Screen.OpenAsync(console) : null;
        var screen = on ?? own!;
        using var phone = new Phone(console, person);
        var code = await screen.NewCodeAsync();
        using var scanned = await phone.ScanAsync(code.Id);
        using var approved = await phone.ApproveAsync(code.Id);
        using var redeemed = await screen.RedeemAsync(code.Id);
        return await redeemed.PersonAsync();
    }
}

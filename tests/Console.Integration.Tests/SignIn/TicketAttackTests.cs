using System.Net;
using System.Security.Cryptography;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>Attack cases A and G, by their ids, over HTTP.</summary>
public sealed class TicketAttackTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task A2_TicketApproved_OnlyTheBrowserThatAskedCanRedeem()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-10");
        var (screen, phone, code) = encounter;
        using var attacker = await Screen.OpenAsync(console);
        using var approved = await phone.ApproveAsync(code.Id);

        using var stolen = await attacker.RedeemAsync(code.Id);
        Assert.Equal("ticket.expired", await stolen.RefusalAsync(HttpStatusCode.Gone));
        Assert.False(stolen.Headers.Contains("Set-Cookie"));

        using var own = await screen.RedeemAsync(code.Id);
        Assert.Equal("Load 10", (await own.PersonAsync()).Nickname);
    }

    [Fact]
    public async Task A3_UnknownForeignAndExpiredTickets_AnswerAlike()
    {
        using var screen = await Screen.OpenAsync(console);
        using var other = await Screen.OpenAsync(console);
        var foreign = await other.NewCodeAsync();

        var answers = new List<string>();
        foreach (var id in (string[])[LoginTicketId.New().Value, foreign.Id, "nonsense", "%25%20"])
        {
            using var answer = await screen.Browser.GetAsync(new Uri($"{ConsoleUrls.Tickets}/{id}", UriKind.Relative));
            answers.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.All(answers, answer => Assert.Equal(StripTrace(answers[0]), StripTrace(answer)));
        Assert.StartsWith("410", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_ConfirmedTwice_IsConfirmedOnce()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-11");
        var (screen, phone, code) = encounter;

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => phone.ApproveAsync(code.Id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await console.ReadAsync(context => context.SignIns.CountAsync(signIn =>
            context.ProfileFacts.Any(fact => fact.Origin == signIn.Origin && fact.Value == "Load 11"))));
    }

    [Fact]
    public async Task A6_RedeemedByManyAtOnce_OpensOneSession()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-12");
        var (screen, phone, code) = encounter;
        using var approved = await phone.ApproveAsync(code.Id);
        var before = await console.ReadAsync(context => context.Sessions.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => screen.RedeemAsync(code.Id)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            Assert.Equal("ticket.already-redeemed", await loser.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal(before + 1, await console.ReadAsync(context => context.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Redeemed_AnswerLost_IsGivenAgainToTheSameAttemptOfTheSameBrowserWhileTheTicketLives()
    {
        await using var own = await OwnConsole.StartAsync();
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (screen, phone, code) = encounter;
        using var stranger = await Screen.OpenAsync(own.Console);
        using var approved = await phone.ApproveAsync(code.Id);
        var attempt = Attempt();

        using var first = await screen.RedeemAsync(code.Id, attempt);
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => screen.RedeemAsync(code.Id, attempt)));

        Assert.All(again, answer => Assert.Equal(SessionOf(first), SessionOf(answer)));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
        using var otherAttempt = await screen.RedeemAsync(code.Id, Attempt());
        Assert.Equal("ticket.already-redeemed", await otherAttempt.RefusalAsync(HttpStatusCode.Conflict));
        using var otherBrowser = await stranger.RedeemAsync(code.Id, attempt);
        Assert.Equal(HttpStatusCode.Gone, otherBrowser.StatusCode);
        own.Console.Clock.Advance(TimeSpan.FromMinutes(6));
        using var late = await screen.RedeemAsync(code.Id, attempt);
        Assert.Equal("ticket.already-redeemed", await late.RefusalAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Redeemed_AndSignedOut_IsNotGivenAgain()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-15");
        var (screen, phone, code) = encounter;
        using var approved = await phone.ApproveAsync(code.Id);
        var attempt = Attempt();
        using var redeemed = await screen.RedeemAsync(code.Id, attempt);
        using var left = await screen.Browser.PostAsync(new Uri(ConsoleUrls.SignOut, UriKind.Relative), null);

        using var again = await screen.RedeemAsync(code.Id, attempt);

        Assert.Equal("ticket.already-redeemed", await again.RefusalAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A7_ConfirmedAfterTheDeadline_CreatesNothing()
    {
        await using var own = await OwnConsole.StartAsync();
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (screen, phone, code) = encounter;

        own.Console.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1));
        using var late = await phone.ApproveAsync(code.Id);

        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Equal("Expired", (await screen.ReadAsync(code.Id)).State);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task A7_ApprovedButNeverRedeemed_ExpiresToo()
    {
        await using var own = await OwnConsole.StartAsync();
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (screen, phone, code) = encounter;
        using var approved = await phone.ApproveAsync(code.Id);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(6));
        using var late = await screen.RedeemAsync(code.Id);

        Assert.Equal("ticket.expired", await late.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
    }

    [Fact]
    public async Task A9_ScreenIsLeft_PhoneHearsThatItIsGone()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-13");
        var (screen, phone, code) = encounter;

        using var left = await screen.AbandonAsync(code.Id);
        using var approved = await phone.ApproveAsync(code.Id);

        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, approved.StatusCode);
        Assert.Contains("closed", await approved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A9_AnotherBrowserSaysTheScreenIsLeft_ChangesNothing()
    {
        using var screen = await Screen.OpenAsync(console);
        using var attacker = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();

        using var left = await attacker.AbandonAsync(code.Id);
        await attacker.NewCodeAsync(replaces: code.Id);

        Assert.Equal(HttpStatusCode.Gone, left.StatusCode);
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
    }

    [Fact]
    public async Task A11_OneAddressAsksForTooMany_IsToldToWaitAndOthersAreServed()
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:TicketsPerMinutePerAddress", "3"));
        using var screen = await Screen.OpenAsync(own.Console);
        for (var i = 0; i < 3; i++)
            await screen.NewCodeAsync();

        using var refused = await screen.Browser.PostAsync(new Uri(ConsoleUrls.Tickets, UriKind.Relative), null);

        Assert.Equal("ticket.too-many", await refused.RefusalAsync(HttpStatusCode.TooManyRequests));
        Assert.True(refused.Headers.Contains("Retry-After"));
        using var page = await screen.Browser.GetAsync(new Uri("/signin", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("Mozilla/5.0 MicroMessenger/8.0")]
    [InlineData("Mozilla/5.0 Chrome/140.0")]
    [InlineData("some-link-scanner/1.0")]
    public async Task A13_LinkOpenedByAnything_LeavesTheTicketAsItWas(string userAgent)
    {
        using var screen = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();
        using var visitor = console.Browser(userAgent);

        for (var i = 0; i < 3; i++)
            (await visitor.GetAsync(new Uri($"/w/{code.Id}", UriKind.Relative))).Dispose();

        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
    }

    [Fact]
    public async Task Link_OpenedOutsideWeChat_SaysToScanIt()
    {
        using var screen = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();
        using var browser = console.Browser();

        var page = await browser.GetStringAsync(new Uri($"/w/{code.Id}", UriKind.Relative));

        Assert.Contains("Scan with WeChat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/authorize", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondPhone_ScansAHeldTicket_HearsThatItIsTaken()
    {
        using var screen = await Screen.OpenAsync(console);
        using var first = new Phone(console, "load-14");
        using var second = new Phone(console, "load-15");
        var code = await screen.NewCodeAsync();
        var backToSecond = await second.AgreeAsync(code.Id);
        using var scanned = await first.ScanAsync(code.Id);

        using var late = await second.Browser.GetAsync(backToSecond);
        using var approved = await second.ApproveAsync(code.Id);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Another phone", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Another phone", await second.OpenAsync(code.Id), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, approved.StatusCode);
        Assert.Equal(("Scanned", "Load 14"), ((await screen.ReadAsync(code.Id)).State, (await screen.ReadAsync(code.Id)).Nickname));
    }

    [Fact]
    public async Task TwoPhones_ScanAtTheSameMoment_OneHoldsTheTicket()
    {
        for (var round = 0; round < 8; round++)
        {
            using var screen = await Screen.OpenAsync(console);
            using var one = new Phone(console, "load-16");
            using var other = new Phone(console, "load-17");
            var code = await screen.NewCodeAsync();
            var ways = await Task.WhenAll(one.AgreeAsync(code.Id), other.AgreeAsync(code.Id));

            var answers = await Task.WhenAll(one.Browser.GetAsync(ways[0]), other.Browser.GetAsync(ways[1]));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task D1_OnePersonComesThroughManyScreensAtOnce_IsOneAccount()
    {
        const int Screens = 24;
        var screens = await Task.WhenAll(Enumerable.Range(0, Screens).Select(_ => Screen.OpenAsync(console)));
        var phones = Enumerable.Range(0, Screens).Select(_ => new Phone(console, "load-18")).ToList();
        var codes = await Task.WhenAll(screens.Select(screen => screen.NewCodeAsync()));
        await Task.WhenAll(phones.Zip(codes, (phone, code) => phone.ScanAsync(code.Id)));

        var approved = await Task.WhenAll(phones.Zip(codes, (phone, code) => phone.ApproveAsync(code.Id)));

        Assert.All(approved, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await console.ReadAsync(context => context.Accounts.CountAsync(account => account.Nickname == "Load 18")));
        Assert.Equal(0, await console.ReadAsync(context => context.Origins.CountAsync(
            origin => !context.LinkedIdentities.Any(link => link.Origin == origin.Id))));
    }

    [Fact]
    public async Task Replace_OwnCode_TellsThePhoneThatTheScreenMovedOn()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "load-19");
        var first = await screen.NewCodeAsync();
        using var scanned = await phone.ScanAsync(first.Id);

        var second = await screen.NewCodeAsync(replaces: first.Id);
        using var approved = await phone.ApproveAsync(first.Id);

        Assert.Equal(HttpStatusCode.Gone, approved.StatusCode);
        Assert.Equal("Replaced", (await screen.ReadAsync(first.Id)).State);
        Assert.Equal("Issued", (await screen.ReadAsync(second.Id)).State);
    }

    [Fact]
    public async Task NewCode_WithoutTheBrowsersSecret_IsRefusedWithASentence()
    {
        using var browser = console.Browser();

        using var answer = await browser.PostAsync(new Uri(ConsoleUrls.Tickets, UriKind.Relative), null);

        Assert.Equal("ticket.no-browser", await answer.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Approve_WithGarbageInTheScanCookie_IsRefused()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-20");
        var (screen, phone, code) = encounter;
        using var attacker = console.Browser("MicroMessenger/8.0");

        foreach (var cookie in (string[])["scan=", "scan=%%%", "scan=AAAA", $"scan={new string('A', 43)}", $"scan={new string('!', 43)}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/w/{code.Id}/approve");
            request.Headers.Add("Cookie", cookie);
            using var answer = await attacker.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal("Scanned", (await screen.ReadAsync(code.Id)).State);
    }

    [Theory] // attack case G6
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost")]
    [InlineData("")]
    public async Task G6_StateChangingRequest_FromAnotherOrigin_IsRefused(string origin)
    {
        using var screen = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();
        screen.Browser.DefaultRequestHeaders.Remove("Origin");

        foreach (var path in (string[])[ConsoleUrls.Tickets, $"{ConsoleUrls.Tickets}/{code.Id}/redeem", $"/w/{code.Id}/approve", "/signout", "/preferences/theme"])
        {
            foreach (var type in (string[])["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
                request.Content.Headers.Remove("Content-Type");
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                if (origin.Length > 0)
                    request.Headers.TryAddWithoutValidation("Origin", origin);
                using var answer = await screen.Browser.SendAsync(request);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            }
        }

        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
    }

    private static string StripTrace(string answer) => answer.Split("\"traceId\"")[0];

    private static string Attempt() => Base64UrlText.Encode(RandomNumberGenerator.GetBytes(32));

    private static string SessionOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
}

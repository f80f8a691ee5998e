using System.Net;
using System.Text.RegularExpressions;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>Signing in by following the official account: screen, phone, chat and page, with WeChat's pushes between them.</summary>
public sealed partial class FollowTests(FollowedConsole followed) : IClassFixture<FollowedConsole>
{
    private RunningConsole Console => followed.Console;

    [Fact]
    public async Task NewFollower_TapsTheLinkInTheReply_IsSignedInOnTheScreen()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "xiaowang");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        Assert.StartsWith("http://weixin.qq.com/q/", url, StringComparison.Ordinal);

        var reply = await followed.ScanAsync("xiaowang", url);
        Assert.Contains("Acme Shop", reply, StringComparison.Ordinal);
        Assert.Contains("Chrome, Windows", reply, StringComparison.Ordinal);
        Assert.Contains("UTC", reply, StringComparison.Ordinal);
        Assert.Equal("Scanned", (await screen.ReadAsync(ticket.Id)).State);
        var link = LinkIn(reply);
        var page = await PageAsync(phone, link);
        Assert.Contains("Acme Shop is asking to sign you in", page, StringComparison.Ordinal);
        Assert.Equal("Scanned", (await screen.ReadAsync(ticket.Id)).State);

        using var approved = await TapAsync(phone, ticket.Id, "approve", link);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        Assert.Equal($"/w/{ticket.Id}", approved.Headers.Location!.OriginalString);
        Assert.Contains("You can close this page", await PageAsync(phone, $"/w/{ticket.Id}"), StringComparison.Ordinal);
        using var redeemed = await screen.RedeemAsync(ticket.Id);
        await redeemed.PersonAsync();
        var signIn = await Console.ReadAsync(context => context.SignIns.OrderByDescending(signIn => signIn.At).FirstAsync());
        Assert.Equal(Scenario.FollowOfficialAccount, signIn.Scenario);
    }

    [Fact]
    public async Task Follower_ScansAgain_IsToldByAnotherEventAndIsTheSamePerson()
    {
        var first = await SignInAsync("xiaohong");
        var second = await SignInAsync("xiaohong");

        Assert.Equal(first, second);
        var events = (await followed.TriesAsync()).Where(tried => ((string)tried["answer"]!).Length > 0).Select(tried => (string?)tried["event"]).ToList();
        Assert.Contains("subscribe", events);
        Assert.Contains("SCAN", events);
    }

    [Fact]
    public async Task UnionId_FromWeChatsOwnAnswer_IsAttested()
    {
        await SignInAsync("chenmama");

        Assert.True(await Console.ReadAsync(context => context.Attestations.AnyAsync()));
    }

    [Fact]
    public async Task SomebodyElse_ScansTheSameCode_HearsThatItIsTaken()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "sunyue");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = LinkIn(await followed.ScanAsync("sunyue", url));

        var late = await followed.ScanAsync("zhaolei", url);

        Assert.Contains("已被", late, StringComparison.Ordinal);
        Assert.DoesNotContain("/w/", late, StringComparison.Ordinal);
        using var approved = await TapAsync(phone, ticket.Id, "approve", link);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
    }

    [Fact]
    public async Task TwoFollowers_ScanAtOnce_OneHoldsTheCode()
    {
        using var screen = await Screen.OpenAsync(Console);
        var (_, url) = await followed.NewCodeAsync(screen);

        var replies = await Task.WhenAll(Enumerable.Range(300, 10).Select(i => followed.ScanAsync($"load-{i}", url)));

        Assert.Single(replies, reply => reply.Contains("/w/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_RefusesByTheLink_NothingOfThemIsKept()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-401");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = LinkIn(await followed.ScanAsync("load-401", url));

        using var denied = await TapAsync(phone, ticket.Id, "deny", link);

        Assert.Equal("Denied", (await screen.ReadAsync(ticket.Id)).State);
        var stored = await TicketAsync(ticket.Id);
        Assert.Equal((null, null), (stored.ScannedOpenId, stored.Evidence));
    }

    [Fact]
    public async Task Link_OpenedByAnybody_MovesNothingAndSetsNoCookie() // attack case A13
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-402");
        using var computer = Console.Browser();
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = LinkIn(await followed.ScanAsync("load-402", url));

        foreach (var browser in (HttpClient[])[phone.Browser, computer])
        {
            using var page = await browser.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal("Scanned", (await screen.ReadAsync(ticket.Id)).State);
        // The ticket alone shows and moves nothing, and another secret no more.
        Assert.DoesNotContain("Acme Shop is asking", await PageAsync(phone, $"/w/{ticket.Id}"), StringComparison.Ordinal);
        using var without = await phone.ApproveAsync(ticket.Id);
        using var with = await TapAsync(phone, ticket.Id, "approve", $"/w/{ticket.Id}/{new string('A', 43)}");
        Assert.All([without, with], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.False(with.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Ticket_WithoutALink_AsksNobodyAndAuthorisesNobody()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-407");
        var (ticket, _) = await followed.NewCodeAsync(screen);

        Assert.Contains("The code has expired", await PageAsync(phone, $"/w/{ticket.Id}"), StringComparison.Ordinal);
        using var answer = await phone.PostAsync(ticket.Id, "authorize");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Issued", (await screen.ReadAsync(ticket.Id)).State);
    }

    [Fact]
    public async Task Link_OfAnEarlierScan_IsWorthNothingAfterTheNext()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-403");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var first = LinkIn(await followed.ScanAsync("load-403", url));
        // Events are told apart by their second.
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        var second = LinkIn(await followed.ScanAsync("load-403", url));

        Assert.NotEqual(first, second);
        using var old = await TapAsync(phone, ticket.Id, "approve", first);
        using var current = await TapAsync(phone, ticket.Id, "approve", second);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.SeeOther), (old.StatusCode, current.StatusCode));
    }

    [Fact]
    public async Task Link_TappedFiftyTimesAtOnce_SignsInOnce() // attack case A6
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-404");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = LinkIn(await followed.ScanAsync("load-404", url));
        var before = await Console.ReadAsync(context => context.SignIns.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TapAsync(phone, ticket.Id, "approve", link)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(before + 1, await Console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    [Fact]
    public async Task Code_ThatExpired_SaysSoInTheChat()
    {
        await using var own = new OwnFollowedConsole();
        await own.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        var (ticket, url) = await own.Followed.NewCodeAsync(screen);
        // The push is signed by WeChat's clock, which goes with ours.
        own.Console.Clock.Advance(TimeSpan.FromMinutes(2));
        await own.Console.AdvanceWeChatAsync(TimeSpan.FromMinutes(2));

        var reply = await own.Followed.ScanAsync("xiaowang", url);

        Assert.Contains("过期", reply, StringComparison.Ordinal);
        Assert.Equal("Expired", (await screen.ReadAsync(ticket.Id)).State);
    }

    [Fact]
    public async Task ScanningAlone_WhereItIsTheYes_SignsIn()
    {
        await using var own = new OwnFollowedConsole("None");
        await own.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        var (ticket, url) = await own.Followed.NewCodeAsync(screen);

        var reply = await own.Followed.ScanAsync("xiaowang", url);

        Assert.Contains("已登录 Acme Shop", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("/w/", reply, StringComparison.Ordinal);
        using var redeemed = await screen.RedeemAsync(ticket.Id);
        await redeemed.PersonAsync();
    }

    [Fact]
    public async Task ScanningAlone_WithAnAgreementMissing_LeadsToThePage()
    {
        await using var own = new OwnFollowedConsole("None");
        var terms = Path.GetTempFileName();
        await File.WriteAllTextAsync(terms, "Be kind.");
        own.Console.Settings["Agreements:terms:Title"] = "Terms";
        own.Console.Settings["Agreements:terms:Version"] = "1";
        own.Console.Settings["Agreements:terms:File"] = terms;
        own.Console.Settings["Channels:official:Agreements:0"] = "terms";
        await own.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var (ticket, url) = await own.Followed.NewCodeAsync(screen);

        var link = LinkIn(await own.Followed.ScanAsync("xiaowang", url));
        Assert.Contains("value=\"terms 1\"", await PageAsync(phone, link), StringComparison.Ordinal);
        using var without = await TapAsync(phone, ticket.Id, "approve", link);
        using var with = await TapAsync(phone, ticket.Id, "approve", link, "terms 1");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (without.StatusCode, with.StatusCode));
        File.Delete(terms);
    }

    [Fact]
    public async Task Account_WithoutTheRight_IsSaidInWords()
    {
        using var screen = await Screen.OpenAsync(Console);
        await Console.FaultAsync(new { path = "/cgi-bin/qrcode/create", kind = "errcode", errCode = 48001, times = 1 });

        using var answer = await screen.AskForCodeAsync(scenario: Scenario.FollowOfficialAccount);

        Assert.Equal("wechat.unauthorized", await answer.RefusalAsync(HttpStatusCode.BadGateway));
    }

    [Fact]
    public async Task WeChat_SayingNothingOfTheFollower_LeavesTheCodeUsable()
    {
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        await Console.FaultAsync(new { path = "/cgi-bin/user/info", kind = "html502", times = 1 });

        var reply = await followed.ScanAsync("load-405", url);

        Assert.Contains("微信暂时没有响应", reply, StringComparison.Ordinal);
        Assert.Equal("Issued", (await screen.ReadAsync(ticket.Id)).State);
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("/w/", await followed.ScanAsync("load-405", url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follower_WhoLeaves_IsMarkedAndComesBack()
    {
        await SignInAsync("lilei");
        var openId = await OpenIdAsync("lilei");

        await followed.PhoneAsync("unfollow", "lilei");
        Assert.True(await HasUnfollowedAsync(openId));
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        await followed.PhoneAsync("follow", "lilei");
        Assert.False(await HasUnfollowedAsync(openId));

        // Told in the wrong order, the later one counts (attack case B16).
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official/delivery", new { hold = true });
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        await followed.PhoneAsync("unfollow", "lilei");
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        await followed.PhoneAsync("follow", "lilei");
        await followed.WeChatAsync(HttpMethod.Post, "/sandbox/pushes/official/release?reversed=true");
        Assert.False(await HasUnfollowedAsync(openId));
    }

    [Fact]
    public async Task WayIn_WithoutTheSetting_IsNotOffered()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        var page = await screen.Browser.GetStringAsync(new Uri("/signin", UriKind.Relative));
        using var answer = await screen.AskForCodeAsync(scenario: Scenario.FollowOfficialAccount);

        Assert.DoesNotContain(Scenario.FollowOfficialAccount, page, StringComparison.Ordinal);
        Assert.Equal("ticket.no-channel", await answer.RefusalAsync(HttpStatusCode.ServiceUnavailable));
        using var offered = await Screen.OpenAsync(Console);
        Assert.Contains(
            Scenario.FollowOfficialAccount, await offered.Browser.GetStringAsync(new Uri("/signin", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_OfAWholeSignIn_AreInNoLogAndNotInTheDatabase()
    {
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, "load-406");
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = LinkIn(await followed.ScanAsync("load-406", url));
        using var approved = await TapAsync(phone, ticket.Id, "approve", link);
        var asked = (string)(await Console.WeChatLogAsync("/cgi-bin/qrcode/create"))[^1]["sentBodyStart"]!;
        var scene = Regex.Match(asked, "signin_[A-Za-z0-9_-]{22}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

        string[] secrets = [link.Split('/')[^1], scene, scene["signin_".Length..], followed.Token, followed.EncodingAesKey];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, Console.Logs.Text, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.True(secret.Length >= 16));
        var stored = string.Concat(Directory.GetFiles(Path.GetDirectoryName(Console.DatabaseFile)!, "console.db*").Select(Latin1Of));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
        Assert.DoesNotContain(await OpenIdAsync("xiaowang"), Console.Logs.Text, StringComparison.Ordinal);
    }

    private static string Latin1Of(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private async Task<string> SignInAsync(string person)
    {
        await Console.AdvanceWeChatAsync(TimeSpan.FromSeconds(1));
        using var screen = await Screen.OpenAsync(Console);
        using var phone = new Phone(Console, person);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        using var approved = await TapAsync(phone, ticket.Id, "approve", LinkIn(await followed.ScanAsync(person, url)));
        using var redeemed = await screen.RedeemAsync(ticket.Id);
        return (await redeemed.PersonAsync()).Mark;
    }

    private async Task<string> OpenIdAsync(string person) => (string)(await followed.WeChatAsync(HttpMethod.Get, "/sandbox/cast")).AsArray()
        .Single(entry => (string?)entry!["id"] == person)!["openIds"]!["official"]!;

    private Task<bool> HasUnfollowedAsync(string openId)
    {
        var id = Domain.Identities.OpenId.Parse(openId);
        return Console.ReadAsync(async context => (await context.LinkedIdentities.SingleAsync(link => link.OpenId == id)).HasUnfollowed);
    }

    private Task<LoginTicket> TicketAsync(string id)
    {
        var ticket = LoginTicketId.Parse(id);
        return Console.ReadAsync(context => context.LoginTickets.SingleAsync(known => known.Id == ticket));
    }

    /// <summary>The link's path.</summary>
    internal static string LinkIn(string reply)
    {
        var link = Link().Match(reply);
        Assert.True(link.Success, reply);
        return link.Value;
    }

    internal static async Task<string> PageAsync(Phone phone, string path)
    {
        using var page = await phone.Browser.GetAsync(new Uri(path, UriKind.Relative));
        return await page.Content.ReadAsStringAsync();
    }

    internal static Task<HttpResponseMessage> TapAsync(Phone phone, string ticket, string what, string link, params string[] accept) =>
        phone.Browser.PostAsync(
            new Uri($"/w/{ticket}/{what}", UriKind.Relative),
            new FormUrlEncodedContent([new("link", link.Split('/')[^1]), .. accept.Select(name => KeyValuePair.Create("accept", name))]));

    [GeneratedRegex("/w/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    private sealed class OwnFollowedConsole(string confirm = "Link") : IAsyncDisposable
    {
        public FollowedConsole Followed { get; } = new() { Confirm = confirm };

        public RunningConsole Console => Followed.Console;

        public Task StartAsync() => Followed.InitializeAsync();

        public async ValueTask DisposeAsync() => await Followed.DisposeAsync();
    }
}

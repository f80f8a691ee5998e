using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.WeChatCallbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>The address for pushes against those who are not WeChat, and WeChat when it repeats itself.</summary>
public sealed class PushTests(FollowedConsole followed) : IClassFixture<FollowedConsole>
{
    private RunningConsole Console => followed.Console;

    private ForgedPush Good => new(followed);

    [Fact]
    public async Task Address_SavedAtWeChat_AnswersWithTheEcho()
    {
        var settings = (await followed.WeChatAsync(HttpMethod.Get, "/sandbox/pushes/official")).AsObject();

        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings);
        settings["token"] = "another";
        await Assert.ThrowsAsync<HttpRequestException>(() => followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings));
    }

    [Fact]
    public async Task Echo_AskedForWithoutASignature_IsNotGiven()
    {
        using var browser = Console.Browser();
        foreach (var address in (string[])["/wechat/push/official?echostr=1", "/wechat/push/official?signature=x&timestamp=1&nonce=1&echostr=1", "/wechat/push/nowhere?echostr=1"])
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Push_SignedByAnother_IsRefused() // attack case A18
    {
        Assert.Equal("success", await Good.AnsweredAsync());

        await (Good with { Signature = new string('0', 40) }).RefusedAsync();
        await (Good with { Signature = "" }).RefusedAsync();
        await (Good with { Channel = "nowhere" }).RefusedAsync();
        await (Good with { Channel = "mini", Signature = new string('0', 40) }).RefusedAsync();
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(-302, false)]
    [InlineData(299, true)]
    [InlineData(302, false)]
    public async Task Push_WithATimestampFarAway_IsRefused(int seconds, bool isGood)
    {
        var push = Good with { At = Console.Clock.GetUtcNow().AddSeconds(seconds) };

        if (isGood)
            await push.AnsweredAsync();
        else
            await push.RefusedAsync();
    }

    [Fact]
    public async Task Parameter_ThatIsThereTwice_IsRefused() => await (Good with { More = "&nonce=1" }).RefusedAsync();

    [Fact]
    public async Task ClearFields_WhereThereIsAKey_AreNotBelieved()
    {
        var clear = ForgedPush.Event("SCAN", await OpenIdAsync("xiaowang"), "signin_x", 1);
        // Signed well for plain mode, which this channel does not speak.
        await (Good with { Body = clear }).RefusedAsync();

        // Compatible mode: what stands beside the ciphertext is another event.
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var settings = await followed.WeChatAsync(HttpMethod.Get, "/sandbox/pushes/official");
        settings["mode"] = "compatible";
        settings["format"] = "json";
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings);
        var link = FollowTests.LinkIn(await followed.ScanAsync("load-501", url));
        settings["mode"] = "safe";
        settings["format"] = "xml";
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings);

        using var phone = new Phone(Console, "load-501");
        using var approved = await FollowTests.TapAsync(phone, ticket.Id, "approve", link);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
    }

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><MsgType>event</MsgType><Event>&e;</Event></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xml><Event>&b;</Event></xml>")]
    [InlineData("<xml><Event>SCAN</Event><Event>subscribe</Event></xml>")]
    [InlineData("no push")]
    [InlineData("")]
    public async Task Xml_ThatIsAnAttack_IsRefused(string xml) // attack case B15
    {
        await (Good with { Channel = "mini", Message = xml }).RefusedAsync();
        await (Good with { Message = xml }).RefusedAsync();
        await (Good with { Body = xml }).RefusedAsync();
    }

    [Fact]
    public async Task Body_TooLarge_IsRefused()
    {
        using var answer = await (Good with { Body = new string('x', 70_000) }).SendAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Push_OfSomebodyWhoDoesNotFollow_GivesTheTicketToNobody() // recognition T12
    {
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, _) = await followed.NewCodeAsync(screen);
        var scene = await SceneAsync();

        var reply = Open(await (Good with { Message = ForgedPush.Event("SCAN", await OpenIdAsync("guest"), scene, 1) }).AnsweredAsync());

        Assert.DoesNotContain("/w/", reply, StringComparison.Ordinal);
        Assert.Equal("Issued", (await screen.ReadAsync(ticket.Id)).State);
    }

    [Fact]
    public async Task Prefix_OfANewFollower_IsTakenOffOnceAndForSubscribeOnly()
    {
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var scene = await SceneAsync();
        var openId = await OpenIdAsync("load-502", url);

        Assert.Equal("success", await (Good with { Message = ForgedPush.Event("SCAN", openId, $"qrscene_{scene}", 2) }).AnsweredAsync());
        Assert.Equal("success", await (Good with { Message = ForgedPush.Event("subscribe", openId, $"qrscene_qrscene_{scene}", 3) }).AnsweredAsync());
        Assert.Equal("success", await (Good with { Message = ForgedPush.Event("subscribe", openId, scene, 4) }).AnsweredAsync());
        Assert.Equal("Scanned", (await screen.ReadAsync(ticket.Id)).State);
        Assert.Contains("/w/", Open(await (Good with { Message = ForgedPush.Event("scan", openId, scene, 5) }).AnsweredAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_FiftyTimesAtOnce_IsHandledOnceAndAnsweredAlike() // attack case B16
    {
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official/delivery", new { copies = 50 });
        var asked = (await Console.WeChatLogAsync("/cgi-bin/user/info")).Count;

        await followed.ScanAsync("load-503", url);

        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official/delivery", new { copies = 1 });
        var answers = (await followed.TriesAsync()).TakeLast(50).Select(tried => Open((string)tried["answer"]!)).Distinct().ToList();
        Assert.Contains("/w/", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Equal(1, (await TicketAsync(ticket.Id)).Version);
        // Those that came while the first was under way waited for it; later ones may ask WeChat, and change nothing.
        Assert.InRange((await Console.WeChatLogAsync("/cgi-bin/user/info")).Count - asked, 1, 25);
    }

    [Fact]
    public async Task Push_ReplayedLater_ChangesNothing() // attack case A18
    {
        using var screen = await Screen.OpenAsync(Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        var link = FollowTests.LinkIn(await followed.ScanAsync("load-504", url));
        var sent = (await followed.TriesAsync())[^1];

        var again = Open(await ReplayAsync(sent));
        Assert.Equal(link, FollowTests.LinkIn(again));
        Assert.Equal(1, (await TicketAsync(ticket.Id)).Version);

        using var phone = new Phone(Console, "load-504");
        using var approved = await FollowTests.TapAsync(phone, ticket.Id, "approve", link);
        Assert.DoesNotContain("/w/", Open(await ReplayAsync(sent)), StringComparison.Ordinal);
        Assert.Equal("Approved", (await screen.ReadAsync(ticket.Id)).State);
    }

    [Fact]
    public async Task ReceivedPush_AfterADay_IsSwept()
    {
        await using var console = new OwnConsoleWithPush();
        await console.Followed.InitializeAsync();
        using var screen = await Screen.OpenAsync(console.Followed.Console);
        var (_, url) = await console.Followed.NewCodeAsync(screen);
        await console.Followed.ScanAsync("xiaowang", url);
        Assert.Equal(1, await console.Followed.Console.ReadAsync(context => context.ReceivedPushes.CountAsync()));

        console.Followed.Console.Clock.Advance(TimeSpan.FromDays(2));
        await console.Followed.Console.Services.GetServices<IHostedService>().OfType<SweepPushes>().Single().RunOnceAsync(CancellationToken.None);

        Assert.Equal(0, await console.Followed.Console.ReadAsync(context => context.ReceivedPushes.CountAsync()));
        Assert.Equal(0, await console.Followed.Console.ReadAsync(context => context.FollowScenes.CountAsync()));
    }

    private async Task<string> ReplayAsync(JsonNode sent)
    {
        using var client = Console.Server.CreateClient();
        using var content = new StringContent((string)sent["body"]!, Encoding.UTF8, (string)sent["contentType"]!);
        using var answer = await client.PostAsync(new Uri(Console.Origin + new Uri((string)sent["url"]!).PathAndQuery), content);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What an encrypted reply says.</summary>
    private string Open(string answer)
    {
        var envelope = PushMessage.Read(answer).Value!;
        Assert.True(PushSignature.Matches(envelope["MsgSignature"], followed.Token, envelope["TimeStamp"]!, envelope["Nonce"]!, envelope.Encrypted!));
        return PushMessage.Read(followed.Cipher.Decrypt(envelope.Encrypted).Value!).Value!["Content"]!;
    }

    private async Task<string> SceneAsync()
    {
        var asked = (string)(await Console.WeChatLogAsync("/cgi-bin/qrcode/create"))[^1]["sentBodyStart"]!;
        return (string)JsonNode.Parse(asked)!["action_info"]!["scene"]!["scene_str"]!;
    }

    // A load driver's person is in no list: their scan says who they are.
    private async Task<string> OpenIdAsync(string person, string url)
    {
        await followed.ScanAsync(person, url);
        return System.Web.HttpUtility.ParseQueryString(new Uri((string)(await followed.TriesAsync())[^1]["url"]!).Query)["openid"]!;
    }

    private async Task<string> OpenIdAsync(string person) => (string)(await followed.WeChatAsync(HttpMethod.Get, "/sandbox/cast")).AsArray()
        .Single(entry => (string?)entry!["id"] == person)!["openIds"]!["official"]!;

    private Task<Domain.LoginTickets.LoginTicket> TicketAsync(string id)
    {
        var ticket = Domain.LoginTickets.LoginTicketId.Parse(id);
        return Console.ReadAsync(context => context.LoginTickets.SingleAsync(known => known.Id == ticket));
    }

    private sealed class OwnConsoleWithPush : IAsyncDisposable
    {
        public FollowedConsole Followed { get; } = new();

        public async ValueTask DisposeAsync() => await Followed.DisposeAsync();
    }
}

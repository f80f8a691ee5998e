using System.Net;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>One uuid from its creation to its end, as the long poll and the phones see it.</summary>
public sealed class QrLoginTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Poll_WhileNothingHappens_IsHeldAndSays408AsJavaScript()
    {
        var impatient = new RunningSandbox { Options = RunningSandbox.NewOptions() with { PollHold = TimeSpan.FromMilliseconds(50) } };
        await impatient.InitializeAsync();
        try
        {
            var uuid = await impatient.NewUuidAsync();
            await AssertHeldAsync(impatient, uuid, "");
            await impatient.ScanAsync("xiaohong", uuid);
            await AssertHeldAsync(impatient, uuid, "&last=404");
        }
        finally
        {
            await impatient.DisposeAsync();
        }
    }

    [Fact]
    public async Task Poll_HeldDuringTheScan_IsAnsweredByIt()
    {
        var uuid = await sandbox.NewUuidAsync();
        var held = sandbox.PollAsync(uuid);
        await sandbox.ScanAsync("xiaohong", uuid);

        Assert.Equal("""{"wx_errcode":404,"wx_code":""}""", (await held).ToJsonString());
    }

    [Fact]
    public async Task Poll_ThatKnowsTheScan_WaitsForTheAnswer()
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        var again = await sandbox.PollAsync(uuid);
        var held = sandbox.PollAsync(uuid, last: "404");
        await sandbox.ReplyAsync("xiaohong", uuid, "allow");

        Assert.Equal(404, (int)again["wx_errcode"]!);
        Assert.Equal(405, (int)(await held)["wx_errcode"]!);
        Assert.Equal(32, ((string)(await held)["wx_code"]!).Length);
    }

    [Fact]
    public async Task Poll_AfterTheCodeWasTold_WantsAnotherPicture()
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        await sandbox.ReplyAsync("xiaohong", uuid, "allow");
        var (first, second) = (await sandbox.PollAsync(uuid), await sandbox.PollAsync(uuid));

        Assert.Equal(405, (int)first["wx_errcode"]!);
        Assert.Equal("""{"wx_errcode":402,"wx_code":""}""", second.ToJsonString());
    }

    [Fact]
    public async Task Poll_OfSeveralTabs_GivesTheCodeToOne()
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        var held = Enumerable.Range(0, 8).Select(_ => sandbox.PollAsync(uuid, last: "404")).ToList();
        await sandbox.ReplyAsync("xiaohong", uuid, "allow");
        var answers = await Task.WhenAll(held);

        Assert.Single(answers, answer => (int)answer["wx_errcode"]! == 405);
        Assert.Equal(7, answers.Count(answer => (int)answer["wx_errcode"]! == 402));
    }

    [Fact]
    public async Task Cancelled_IsSaidAsOftenAsAskedAndSendsNobodyAnywhere()
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        var page = await sandbox.ReplyAsync("xiaohong", uuid, "refuse");
        var late = await sandbox.ReplyAsync("xiaohong", uuid, "allow");

        Assert.Contains("Cancelled", page, StringComparison.Ordinal);
        Assert.Contains("This code is over", late, StringComparison.Ordinal);
        Assert.Equal(403, (int)(await sandbox.PollAsync(uuid, last: "404"))["wx_errcode"]!);
        Assert.Equal("""{"wx_errcode":403,"wx_code":""}""", (await sandbox.PollAsync(uuid)).ToJsonString());
    }

    [Fact]
    public async Task SecondScanner_IsRefusedAndChangesNothing()
    {
        var uuid = await sandbox.NewUuidAsync();
        var first = await sandbox.ScanAsync("xiaowang", uuid);
        var second = await sandbox.ScanAsync("xiaohong", uuid);
        var answer = await sandbox.ReplyAsync("xiaohong", uuid, "allow");
        var again = await sandbox.ScanAsync("xiaowang", uuid);

        Assert.Contains(">Agree</button>", first, StringComparison.Ordinal);
        Assert.Contains("Somebody else scanned this code", second, StringComparison.Ordinal);
        Assert.Contains("This code is over", answer, StringComparison.Ordinal);
        Assert.Contains(">Agree</button>", again, StringComparison.Ordinal);
        Assert.Equal(404, (int)(await sandbox.PollAsync(uuid))["wx_errcode"]!);
    }

    [Fact]
    public async Task Scanners_AtTheSameMoment_AreOne()
    {
        var uuid = await sandbox.NewUuidAsync();
        var pages = await Task.WhenAll(Enumerable.Range(1, 12).Select(number => sandbox.ScanAsync($"load-{number}", uuid)));

        Assert.Single(pages, page => page.Contains(">Agree</button>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Expired_AfterFiveMinutes_AlsoForWhoWaits()
    {
        var (waiting, scanned) = (await sandbox.NewUuidAsync(), await sandbox.NewUuidAsync());
        await sandbox.ScanAsync("xiaohong", scanned);
        var held = sandbox.PollAsync(waiting);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(402, (int)(await held)["wx_errcode"]!);
        Assert.Equal(402, (int)(await sandbox.PollAsync(scanned, last: "404"))["wx_errcode"]!);
        Assert.Contains("This code is over", await sandbox.ReplyAsync("xiaohong", scanned, "allow"), StringComparison.Ordinal);
        Assert.Contains("This code is over", await sandbox.ScanAsync("xiaohong", waiting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_Uuid_Is500AndHasNoPicture()
    {
        using var picture = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/connect/qrcode/nobodys"));

        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        Assert.Equal(500, (int)(await sandbox.PollAsync("nobodys"))["wx_errcode"]!);
        Assert.Contains("This code is over", await sandbox.ScanAsync("xiaohong", "nobodys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_OpenedOutsideWeChat_ScansNothing()
    {
        var uuid = await sandbox.NewUuidAsync();
        var page = await sandbox.Client.GetStringAsync(new Uri($"{sandbox.Origins.WeChat}/connect/confirm?uuid={uuid}"));

        Assert.Contains("Open this in WeChat", page, StringComparison.Ordinal);
        var held = sandbox.PollAsync(uuid);
        await sandbox.ScanAsync("xiaohong", uuid);
        Assert.Equal(404, (int)(await held)["wx_errcode"]!);
    }

    [Fact]
    public async Task Reply_SentByAnotherSitesPage_IsRefused()
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync("xiaohong", uuid);
        using var request = RunningSandbox.As("xiaohong", HttpMethod.Post, $"{sandbox.Origins.WeChat}/connect/confirm_reply");
        request.Content = new FormUrlEncodedContent([new("uuid", uuid), new("answer", "allow")]);
        request.Headers.Add("Origin", sandbox.Origins.Console);
        using var answer = await sandbox.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(404, (int)(await sandbox.PollAsync(uuid))["wx_errcode"]!);
    }

    private static async Task AssertHeldAsync(RunningSandbox impatient, string uuid, string last)
    {
        using var answer = await impatient.Client.GetAsync(new Uri($"{impatient.Origins.WeChat}/connect/l/qrconnect?uuid={uuid}{last}&_=1795000000000"));

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("window.wx_errcode=408;window.wx_code='';", await answer.Content.ReadAsStringAsync());
    }
}

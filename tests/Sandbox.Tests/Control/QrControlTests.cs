using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests.WeChat;

namespace BlazorConsole.Sandbox.Tests.Control;

/// <summary>A web site's code without a phone.</summary>
public sealed class QrControlTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Code_ScannedAndConfirmed_IsTold()
    {
        var uuid = await sandbox.NewUuidAsync();
        var scanned = await ActAsync(uuid, "scan", "xiaowang");
        var confirmed = await ActAsync(uuid, "confirm", "xiaowang");
        var told = await sandbox.PollAsync(uuid);

        Assert.Equal((HttpStatusCode.OK, 404), scanned);
        Assert.Equal((HttpStatusCode.OK, 405), confirmed);
        Assert.NotNull((await sandbox.ExchangeAtAsync(sandbox.Website, (string)told["wx_code"]!))["openid"]);
    }

    [Fact]
    public async Task Code_TurnedToWithTheWrongMove_SaysWhereItStands()
    {
        var uuid = await sandbox.NewUuidAsync();

        Assert.Equal((HttpStatusCode.Conflict, 408), await ActAsync(uuid, "confirm", "xiaowang"));
        Assert.Equal((HttpStatusCode.OK, 404), await ActAsync(uuid, "scan", "xiaowang"));
        Assert.Equal((HttpStatusCode.Conflict, 404), await ActAsync(uuid, "scan", "xiaohong"));
        Assert.Equal((HttpStatusCode.Conflict, 404), await ActAsync(uuid, "refuse", "xiaohong"));
        Assert.Equal((HttpStatusCode.OK, 403), await ActAsync(uuid, "refuse", "xiaowang"));
        Assert.Equal((HttpStatusCode.Conflict, 403), await ActAsync(uuid, "confirm", "xiaowang"));
    }

    [Fact]
    public async Task Code_MadeToExpire_IsOverAtOnce()
    {
        var uuid = await sandbox.NewUuidAsync();
        var held = sandbox.PollAsync(uuid);

        Assert.Equal((HttpStatusCode.OK, 402), await ActAsync(uuid, "expire", "nobody"));
        Assert.Equal(402, (int)(await held)["wx_errcode"]!);
    }

    [Fact]
    public async Task Code_OfNobodyOrForNobody_IsRefused()
    {
        using var unknown = await sandbox.Client.PostAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/qr/x/scan"), new { person = "xiaowang" });
        using var nobody = await sandbox.Client.PostAsJsonAsync(
            new Uri($"{sandbox.Origins.WeChat}/sandbox/qr/{await sandbox.NewUuidAsync()}/scan"), new { person = "nobody" });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, nobody.StatusCode));
    }

    [Fact]
    public async Task Cancelled_TheFormerWay_IsWrittenOnThePage()
    {
        await ChangeAsync(new { legacyCancel = true });
        var legacy = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl()));
        await ChangeAsync(new { legacyCancel = false });
        var present = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl()));

        Assert.Contains("data-legacy-cancel", legacy, StringComparison.Ordinal);
        Assert.DoesNotContain("data-legacy-cancel", present, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_Doubled_IsWrittenOnThePage()
    {
        await ChangeAsync(new { doubleCallback = true });
        var twice = await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl()));
        await ChangeAsync(new { doubleCallback = false });

        Assert.Contains("data-twice", twice, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode, int)> ActAsync(string uuid, string verb, string person)
    {
        using var answer = await sandbox.Client.PostAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/qr/{uuid}/{verb}"), new { person });
        return (answer.StatusCode, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["state"]!);
    }

    private async Task ChangeAsync(object change)
    {
        using var answer = await sandbox.Client.PatchAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/behaviour"), change);
        answer.EnsureSuccessStatusCode();
    }
}

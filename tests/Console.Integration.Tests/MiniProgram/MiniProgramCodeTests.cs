using System.Net;
using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.MiniProgram;

/// <summary>Codes that WeChat draws for the mini program, ahead of time.</summary>
public sealed class MiniProgramCodeTests
{
    private static readonly (string, string?)[] ByWeChat =
        [("Channels:mini:Code:Kind", "MiniProgram"), ("SignIn:MiniProgramCodesAhead", "3")];

    [Fact]
    public async Task Screen_ShowsACodeThatWasThereBefore_AndNobodyElseHasItAgain()
    {
        await using var own = await OwnConsole.StartAsync(ByWeChat);
        await MintedAsync(own.Console, 3);
        using var screen = await Screen.OpenAsync(own.Console);

        var first = await screen.NewCodeAsync(scenario: Scenario.MiniProgramScan);
        var second = await screen.NewCodeAsync(scenario: Scenario.MiniProgramScan);

        Assert.StartsWith("data:image/jpeg;base64,", first.Image, StringComparison.Ordinal);
        Assert.StartsWith("data:image/jpeg;base64,", second.Image, StringComparison.Ordinal);
        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(first.Image, second.Image);

        // What the code holds is the ticket's number: whoever scans it, confirms as with a link.
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        await phone.ScanAsync(second.Id);
        using var confirmed = await phone.ConfirmAsync();
        await confirmed.ApprovedAsync();
        using var redeemed = await screen.RedeemAsync(second.Id);
        Assert.Equal(HttpStatusCode.OK, redeemed.StatusCode);

        await MintedAsync(own.Console, 3);
        var asked = (await own.Console.WeChatLogAsync("/wxa/getwxacodeunlimit"))[0].ToJsonString();
        Assert.Contains("pages/sign-in/sign-in", asked, StringComparison.Ordinal);
        Assert.Contains("release", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_TakenByManyScreensAtOnce_AreEachTakenOnce()
    {
        await using var own = await OwnConsole.StartAsync([.. ByWeChat, ("SignIn:MiniProgramCodesAhead", "12")]);
        await MintedAsync(own.Console, 12);
        using var screen = await Screen.OpenAsync(own.Console);

        var codes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => screen.NewCodeAsync(scenario: Scenario.MiniProgramScan)));

        Assert.Equal(30, codes.Select(code => code.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(30, codes.Select(code => code.Image).Distinct(StringComparer.Ordinal).Count());
        // More screens than codes: those without one show the ordinary code at once.
        Assert.InRange(codes.Count(code => code.Image!.StartsWith("data:image/jpeg", StringComparison.Ordinal)), 12, 30);
    }

    [Fact]
    public async Task Page_ThatIsNotPublished_LeavesTheOrdinaryCode()
    {
        await using var own = await OwnConsole.StartAsync([.. ByWeChat, ("Channels:mini:Code:Page", "pages/nowhere/nowhere")]);
        await AskedAsync(own.Console);
        using var screen = await Screen.OpenAsync(own.Console);

        var code = await screen.NewCodeAsync(scenario: Scenario.MiniProgramScan);

        Assert.StartsWith("data:image/png;base64,", code.Image, StringComparison.Ordinal);
        // Among others, where the machine is busy and a call came too late.
        Assert.Contains(
            own.Console.Logs.Of("BlazorConsole.WeChat.WeChatHttp Warning"),
            line => line.Contains("WeChat refused wxa/getwxacodeunlimit with errcode 41030.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_ThatIsNotReleased_IsNotCheckedForItsPages()
    {
        await using var own = await OwnConsole.StartAsync(
            [.. ByWeChat, ("Channels:mini:Code:Page", "pages/nowhere/nowhere"), ("Channels:mini:Code:EnvVersion", "Trial")]);

        await MintedAsync(own.Console, 3);
    }

    [Fact]
    public async Task Channel_ThatShowsAnotherPageNow_ForgetsTheFormerCodes()
    {
        await using var own = await OwnConsole.StartAsync(ByWeChat);
        await MintedAsync(own.Console, 3);
        var former = await own.Console.ReadAsync(context => context.MintedCodes.Select(code => code.Ticket).ToListAsync());

        await own.Console.StopAsync();
        own.Console.Settings["Channels:mini:Code:Page"] = "pages/index/index";
        own.Console.Start();

        await UntilAsync(async () =>
        {
            var codes = await own.Console.ReadAsync(context => context.MintedCodes.Select(code => code.Ticket).ToListAsync());
            return codes.Count == 3 && !codes.Intersect(former).Any();
        });
    }

    private static Task MintedAsync(RunningConsole console, int count) => UntilAsync(
        async () => await console.ReadAsync(context => context.MintedCodes.CountAsync()) == count);

    private static Task AskedAsync(RunningConsole console) => UntilAsync(
        async () => (await console.WeChatLogAsync("/wxa/getwxacodeunlimit")).Count > 0);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }
}

using System.Net;
using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Features.Channels.Doctor.Scan;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>Whether WeChat leads people back, tried with one phone.</summary>
public sealed class GuidedScanTests
{
    private static readonly ClaimsPrincipal Administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    [Fact]
    public async Task Phone_ThatComesBack_ProvesTheDomainAndSignsNobodyIn()
    {
        await using var own = await OwnConsole.StartAsync();
        Assert.Equal("callback-to-scan", (await ExamineAsync(own.Console)).Code);
        var link = await BeginAsync(own.Console);
        Assert.Equal(GuidedScanState.Waiting, await StateAsync(own.Console));

        using var phone = new PageInWeChat(own.Console, "xiaowang");
        var page = await phone.OpenAsync(link);

        Assert.Contains("WeChat led this phone back.", page, StringComparison.Ordinal);
        Assert.Contains(phone.Trail, step => step.Contains("scope=snsapi_base", StringComparison.Ordinal));
        Assert.Equal(GuidedScanState.Arrived, await StateAsync(own.Console));
        Assert.Equal(("callback-arrived", FindingState.Good), await KeptAsync(own.Console));
        Assert.Equal(Certainty.SeenBefore, (await ExamineAsync(own.Console)).Certainty);
        Assert.Equal((0, 0), await own.Console.ReadAsync(async context => (await context.Sessions.CountAsync(), await context.Accounts.CountAsync())));
        Assert.Empty(await own.Console.WeChatLogAsync("/sns/oauth2/access_token"));
        Assert.Contains("This code is over", await phone.OpenAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_ThatLostItsCookies_CameBackAllTheSame()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new PageInWeChat(own.Console, "xiaowang") { LosesCookies = 1 };

        await phone.OpenAsync(await BeginAsync(own.Console));

        Assert.Equal(GuidedScanState.Arrived, await StateAsync(own.Console));
    }

    [Fact]
    public async Task WrongDomain_ShowsWeChatsError_WhichTheAdministratorReports_UntilItIsMended()
    {
        await using var own = await OwnConsole.StartAsync();
        await ExamineAsync(own.Console);
        await own.Console.ChangeAtWeChatAsync("official", "callback-domain", new { callbackDomain = "elsewhere.example" });
        using var phone = new PageInWeChat(own.Console, "xiaowang");

        // Nothing was opened yet: there is nothing to report.
        var link = await BeginAsync(own.Console);
        await ReportAsync(own.Console);
        Assert.Equal(GuidedScanState.Waiting, await StateAsync(own.Console));
        Assert.Contains("10003", await phone.OpenAsync(link), StringComparison.Ordinal);
        Assert.Equal(GuidedScanState.Opened, await StateAsync(own.Console));
        await ReportAsync(own.Console);

        Assert.Equal(GuidedScanState.Refused, await StateAsync(own.Console));
        Assert.Equal(("callback-refused", FindingState.Bad), await KeptAsync(own.Console));
        Assert.Equal("callback-refused", (await ExamineAsync(own.Console)).Code);

        await own.Console.ChangeAtWeChatAsync("official", "callback-domain", new { callbackDomain = new Uri(own.Console.Origin).Authority });
        own.Console.Clock.Advance(TimeSpan.FromMinutes(1));
        await phone.OpenAsync(await BeginAsync(own.Console));
        Assert.Equal("callback-arrived", (await ExamineAsync(own.Console)).Code);
    }

    [Fact]
    public async Task Link_OutsideWeChat_OrAfterItsTime_OrOfAScanBefore_BeginsNothing()
    {
        await using var own = await OwnConsole.StartAsync();
        var former = await BeginAsync(own.Console);
        var link = await BeginAsync(own.Console);
        using var computer = own.Console.Browser();
        using var phone = new PageInWeChat(own.Console, "xiaowang");

        Assert.Contains("Scan this with WeChat", await computer.GetStringAsync(new Uri(link, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("This code is over", await phone.OpenAsync(former), StringComparison.Ordinal);
        Assert.Contains("This code is over", await phone.OpenAsync("/wechat/guided-scan/abc"), StringComparison.Ordinal);
        Assert.Equal(GuidedScanState.Waiting, await StateAsync(own.Console));
        own.Console.Clock.Advance(GuidedScan.Lifetime);
        Assert.Contains("This code is over", await phone.OpenAsync(link), StringComparison.Ordinal);

        Assert.Equal(GuidedScanState.Expired, await StateAsync(own.Console));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.AuthorizationStates.CountAsync()));
    }

    [Fact]
    public async Task Stranger_BeginsAndReportsNothing()
    {
        await using var own = await OwnConsole.StartAsync();
        await using var scope = own.Console.Services.CreateAsyncScope();
        var (channel, nobody) = (await ChannelAsync(own.Console), new ClaimsPrincipal(new ClaimsIdentity()));

        var begun = await scope.ServiceProvider.GetRequiredService<BeginGuidedScan>().RunAsync(channel.Id, nobody);
        var reported = await scope.ServiceProvider.GetRequiredService<ReportGuidedScan>().RunAsync(channel.Id, nobody);

        Assert.Equal((SaveChannel.Forbidden, SaveChannel.Forbidden), (begun.Error, reported));
        Assert.Null(await StateAsync(own.Console));
    }

    private static Task<Channel> ChannelAsync(RunningConsole console) =>
        console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == "official"));

    private static async Task<string> BeginAsync(RunningConsole console)
    {
        await using var scope = console.Services.CreateAsyncScope();
        var begun = await scope.ServiceProvider.GetRequiredService<BeginGuidedScan>().RunAsync((await ChannelAsync(console)).Id, Administrator);
        return new Uri(begun.Value!).PathAndQuery;
    }

    private static async Task ReportAsync(RunningConsole console)
    {
        await using var scope = console.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ReportGuidedScan>().RunAsync((await ChannelAsync(console)).Id, Administrator));
    }

    private static async Task<GuidedScanState?> StateAsync(RunningConsole console) =>
        await console.Services.GetRequiredService<ReadGuidedScan>().StateAsync((await ChannelAsync(console)).Id, CancellationToken.None);

    private static async Task<(string Code, FindingState State)> KeptAsync(RunningConsole console)
    {
        var (findings, _) = await console.Services.GetRequiredService<ReadFindings>().LoadAsync((await ChannelAsync(console)).Id);
        var finding = Assert.Single(findings, finding => finding.Code.StartsWith("callback-", StringComparison.Ordinal));
        return (finding.Code, finding.State);
    }

    private static async Task<Finding> ExamineAsync(RunningConsole console)
    {
        var findings = new List<Finding>();
        await using var scope = console.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ExamineChannel>().RunAsync(
            (await ChannelAsync(console)).Id, finding => { findings.Add(finding); return Task.CompletedTask; }, Administrator));
        return Assert.Single(findings, finding => finding.Code.StartsWith("callback-", StringComparison.Ordinal));
    }
}

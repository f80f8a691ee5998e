using System.Net;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>A phone's own browser opens the mini program and is returned to by hand.</summary>
public sealed class PhoneBrowserTests
{
    private const string Safari =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    private const string UrlLink = "/wxa/generate_urllink";
    private const string Scheme = "/wxa/generatescheme";
    private const string Unpublished = "Copy this link";
    private const string Launch = "data-launch";

    [Fact] // attack case A2
    public async Task Person_OpensWeChatFromTheBrowser_ComesBackAndIsSignedIn_WithOneNumberOnBothSides()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console.Browser(Safari));
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");

        var issued = await screen.NewCodeAsync(scenario: Scenario.AppToMiniProgram);
        Assert.Null(issued.Image);
        Assert.StartsWith(own.Console.WeChat, issued.Launch!.Link, StringComparison.Ordinal);
        Assert.StartsWith("weixin://dl/business/?t=", issued.Launch.Scheme, StringComparison.Ordinal);
        Assert.InRange(issued.Number!.Value, 10, 99);

        var scanned = await mini.ScanAsync(issued.Id, scene: 1194);
        Assert.Equal(("browser", issued.Number), ((string?)scanned["back"], (int?)scanned["number"]));
        using var confirmed = await mini.ConfirmAsync();
        await confirmed.ApprovedAsync();

        // A browser that comes without the secret of the one that asked is a stranger.
        using var stranger = await Screen.OpenAsync(own.Console.Browser(Safari));
        using var read = await stranger.Browser.GetAsync(new Uri($"{ConsoleUrls.Tickets}/{issued.Id}", UriKind.Relative));
        using var stolen = await stranger.RedeemAsync(issued.Id);
        Assert.Equal("ticket.expired", await read.RefusalAsync(HttpStatusCode.Gone));
        Assert.Equal("ticket.expired", await stolen.RefusalAsync(HttpStatusCode.Gone));

        using var redeemed = await screen.RedeemAsync(issued.Id);
        await redeemed.PersonAsync();
        Assert.Equal(Scenario.AppToMiniProgram, await own.Console.ReadAsync(context => context.Sessions.Select(session => session.Scenario).SingleAsync()));
    }

    [Fact]
    public async Task Ticket_OfABrowserOnThePhone_WaitsTenMinutes()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console.Browser(Safari));
        var issued = await screen.NewCodeAsync(scenario: Scenario.AppToMiniProgram);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("Issued", (await screen.ReadAsync(issued.Id)).State);
        own.Console.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Expired", (await screen.ReadAsync(issued.Id)).State);
    }

    [Theory]
    [InlineData(85079)]
    [InlineData(44993)]
    [InlineData(85406)]
    [InlineData(40002)]
    public async Task WeChat_ThatMakesNoLinks_HidesTheButtonForAWhile(int errcode)
    {
        await using var own = await OwnConsole.StartAsync();
        foreach (var path in (string[])[UrlLink, Scheme])
            await own.Console.FaultAsync(new { path, kind = "errcode", errcode, times = 1 });
        using var screen = new Screen(own.Console.Browser(Safari));
        Assert.Contains(Launch, await PageAsync(screen), StringComparison.Ordinal);

        using var refused = await screen.AskForCodeAsync(scenario: Scenario.AppToMiniProgram);
        Assert.Equal("launch.not-possible", await refused.RefusalAsync(HttpStatusCode.ServiceUnavailable));

        var page = await PageAsync(screen);
        Assert.Contains(Unpublished, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Launch, page, StringComparison.Ordinal);
        using var again = await screen.AskForCodeAsync(scenario: Scenario.AppToMiniProgram);
        Assert.Equal("launch.not-possible", await again.RefusalAsync(HttpStatusCode.ServiceUnavailable));
        Assert.Single(await own.Console.WeChatLogAsync(UrlLink));

        own.Console.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains(Launch, await PageAsync(screen), StringComparison.Ordinal);
        Assert.NotNull((await screen.NewCodeAsync(scenario: Scenario.AppToMiniProgram)).Launch);
    }

    [Theory]
    [InlineData(UrlLink, true)]
    [InlineData(Scheme, false)]
    public async Task WeChat_ThatMakesOneKindOfLink_IsOpenedByThatOne(string refused, bool isScheme)
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = refused, kind = "errcode", errcode = 85407, times = 1 });
        using var screen = await Screen.OpenAsync(own.Console.Browser(Safari));

        var launch = (await screen.NewCodeAsync(scenario: Scenario.AppToMiniProgram)).Launch!;

        Assert.Equal((isScheme, !isScheme), (launch.Scheme is not null, launch.Link is not null));
    }

    [Fact]
    public async Task WeChat_ThatDoesNotAnswer_IsAskedAgainTheNextTime()
    {
        await using var own = await OwnConsole.StartAsync();
        foreach (var path in (string[])[UrlLink, Scheme])
            await own.Console.FaultAsync(new { path, kind = "errcode", errcode = -1, times = 5 });
        using var screen = await Screen.OpenAsync(own.Console.Browser(Safari));

        using var refused = await screen.AskForCodeAsync(scenario: Scenario.AppToMiniProgram);

        Assert.Equal("wechat.unavailable", await refused.RefusalAsync(HttpStatusCode.BadGateway));
        Assert.Contains(Launch, await PageAsync(screen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutAMiniProgramOrInsideOne_SaysWhatToDo()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Scenarios:0", Scenario.MiniProgramScan));
        using var phone = new Screen(own.Console.Browser(Safari));
        using var webView = new Screen(own.Console.Browser($"{Safari} MicroMessenger/8.0.50 miniProgram/wx1234"));

        Assert.Contains(Unpublished, await PageAsync(phone), StringComparison.Ordinal);
        var inside = await PageAsync(webView);
        Assert.Contains("Go back to the mini program", inside, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-in.js", inside, StringComparison.Ordinal);
    }

    private static Task<string> PageAsync(Screen screen) => screen.Browser.GetStringAsync(new Uri("/signin", UriKind.Relative));
}

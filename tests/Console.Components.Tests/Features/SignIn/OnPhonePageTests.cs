using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.OnPhone;
using BlazorConsole.Hosting;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.SignIn;

public sealed class OnPhonePageTests : StoredConsoleContext
{
    private const string WeChat = "Mozilla/5.0 (iPhone) MicroMessenger/8.0.50";

    private readonly RandomToken _scanToken = RandomToken.New();

    public OnPhonePageTests()
    {
        Services.AddSingleton<ConsoleCookies>();
        Services.AddSingleton<OpenAgreements>();
        Services.AddSingleton<SealedEvidence>();
        Services.AddSingleton<PhoneTicket>();
    }

    [Fact]
    public async Task IssuedTicket_OpenedInWeChat_SaysWhoAsksAndOffersOneTap()
    {
        var ticket = await StoreAsync(_ => { });

        var page = Open(ticket, WeChat);

        Assert.Contains("Acme Shop", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Chrome", "Windows", "just now"], page.FindAll("dd").Select(value => value.TextContent));
        Assert.Equal($"/w/{ticket}/authorize", page.Find("form").GetAttribute("action"));
        Assert.Single(page.FindAll("button[type=submit]"));
    }

    [Fact]
    public async Task AskerWithUnknownBrowser_Shown_LeavesTheLineOut()
    {
        var ticket = await StoreAsync(_ => { }, new Asker("Acme Shop", null, null));

        Assert.Equal(["just now"], Open(ticket, WeChat).FindAll("dd").Select(value => value.TextContent));
    }

    [Fact]
    public async Task AskerWithAKnownCity_Shown_HasALineForIt()
    {
        var ticket = await StoreAsync(_ => { }, new Asker("Acme Shop", "Chrome", "Windows", "南京市"));

        Assert.Equal(["Chrome", "Windows", "南京市", "just now"], Open(ticket, WeChat).FindAll("dd").Select(value => value.TextContent));
    }

    [Fact]
    public async Task ScannedTicket_OnThePhoneThatHoldsIt_OffersConfirmAndRefuse()
    {
        var ticket = await StoreAsync(Scan);

        var page = Open(ticket, WeChat, holds: true);

        Assert.Equal([$"/w/{ticket}/approve", $"/w/{ticket}/deny"], page.FindAll("form").Select(form => form.GetAttribute("action")));
        Assert.Contains("小王", page.Find(".who").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Approved", true, "Signed in")]
    [InlineData("Approved", false, "Already scanned")]
    [InlineData("Denied", true, "Refused")]
    [InlineData("Replaced", true, "The screen is gone")]
    [InlineData("Abandoned", false, "The screen is gone")]
    [InlineData("Expired", true, "The code has expired")]
    public async Task TicketThatIsOver_OrHeldElsewhere_SaysSoAndOffersNoTap(string state, bool holds, string heading)
    {
        var ticket = await StoreAsync(stored => Bring(stored, Enum.Parse<LoginTicketState>(state)));

        var page = Open(ticket, WeChat, holds);

        Assert.Equal(heading, page.Find("h1").TextContent);
        Assert.NotEmpty(page.Find("p").TextContent);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task TicketHeldElsewhere_StillWaiting_MayBeTakenAgainByWhoeverLostTheCookie()
    {
        var ticket = await StoreAsync(stored => Bring(stored, LoginTicketState.Scanned));

        var page = Open(ticket, WeChat, holds: false);

        Assert.Equal("Already scanned", page.Find("h1").TextContent);
        Assert.Equal([$"/w/{ticket}/authorize"], page.FindAll("form").Select(form => form.GetAttribute("action")));
    }

    [Theory]
    [InlineData("Mozilla/5.0 Chrome/140.0")]
    [InlineData("Mozilla/5.0 wxwork/4.1 MicroMessenger/7.0")]
    public async Task AnyTicket_OpenedOutsideWeChat_SaysToScanIt(string userAgent)
    {
        var ticket = await StoreAsync(_ => { });

        Assert.Equal("Scan with WeChat", Open(ticket, userAgent).Find("h1").TextContent);
    }

    [Fact]
    public async Task ScannedTicket_OfSomebodyWhoWasAsked_ShowsTheQuestionAndAnswersByTheButton()
    {
        var ticket = await StoreAsync(ticket =>
        {
            Scan(ticket);
            Assert.Null(ticket.Keep(Seal(ticket, Question.Newcomer), Clock.Now));
        });

        var page = Open(ticket, WeChat, holds: true);

        Assert.Equal("Have you been here before?", page.Find("h2").TextContent);
        Assert.Equal("Separately", page.Find("form[action$='/approve'] input[name=answer]").GetAttribute("value"));
        Assert.Equal("Go on separately", page.Find("form[action$='/approve'] button").TextContent.Trim());
    }

    [Fact]
    public void UnknownTicket_Opened_ReadsLikeAnExpiredOne() =>
        Assert.Equal("The code has expired", Open(LoginTicketId.New(), WeChat).Find("h1").TextContent);

    private IRenderedComponent<OnPhonePage> Open(LoginTicketId ticket, string userAgent, bool holds = false)
    {
        var http = new DefaultHttpContext { RequestServices = Services };
        http.Request.Headers.UserAgent = userAgent;
        if (holds)
            http.Request.Headers.Cookie = $"{ConsoleCookies.Scan}={_scanToken.Text}";
        return Render<OnPhonePage>(page => page.AddCascadingValue<HttpContext>(http).Add(p => p.Id, ticket.Value));
    }

    private async Task<LoginTicketId> StoreAsync(Action<LoginTicket> bring, Asker? asker = null)
    {
        var ticket = LoginTicket.Issue(
            LoginTicketId.New(), TicketPurpose.SignIn, Scenario.PcScan, OfficialAccount.Id, new TicketBinding(TicketBinderKind.HostedPage, new byte[32]),
            asker ?? new Asker("Acme Shop", "Chrome", "Windows"), Clock.Now, TimeSpan.FromMinutes(2));
        bring(ticket);
        await WriteAsync(context => context.LoginTickets.Add(ticket));
        return ticket.Id;
    }

    private void Scan(LoginTicket ticket) => ticket.Scan(
        new WeChatSubject(OfficialAccount.AppId, OpenId.Parse("oOpen0000000000000000000001"), null), _scanToken.Hash,
        new Profile("小王", null), Seal(ticket, question: null), Clock.Now, TimeSpan.FromMinutes(5));

    private byte[] Seal(LoginTicket ticket, Question? question) => Services.GetRequiredService<SealedEvidence>().Seal(
        ticket.Id,
        HeldVisit.Begin(
            new Evidence(OfficialAccount.Id, OfficialAccount.AppId, [new Answer(OpenId.Parse("oOpen0000000000000000000001"), null)], IsSnapshot: false, Clock.Now),
            new Profile("小王", null)) with
        { Question = question });

    private void Bring(LoginTicket ticket, LoginTicketState state)
    {
        Scan(ticket);
        if (state is LoginTicketState.Expired)
            Later(TimeSpan.FromMinutes(6));
        else if (Signal(state) is { } signal)
            Assert.Null(ticket.Move(signal, Clock.Now));
    }

    private static LoginTicketSignal? Signal(LoginTicketState state) => state switch
    {
        LoginTicketState.Approved => LoginTicketSignal.Approve,
        LoginTicketState.Denied => LoginTicketSignal.Deny,
        LoginTicketState.Replaced => LoginTicketSignal.Replace,
        LoginTicketState.Abandoned => LoginTicketSignal.Abandon,
        _ => null,
    };
}

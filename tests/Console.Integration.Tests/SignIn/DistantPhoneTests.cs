using System.Net;
using System.Net.Http.Json;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>A phone in another city than the screen: the code may have been passed on.</summary>
public sealed class DistantPhoneTests(RunningConsole console) : IClassFixture<RunningConsole> // attack case A15
{
    private const string Nanjing = "114.114.114.114";
    private const string Shenzhen = "120.24.78.68";
    private const string PhonePath = "/wxa/business/getuserphonenumber";
    private const string Nowhere = "192.168.7.7";
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36";

    [Fact]
    public async Task Phone_OfAnotherCity_TypesTheNumberThatOnlyTheScreenShows()
    {
        using var screen = await Screen.OpenAsync(console.From(Nanjing, Chrome));
        using var phone = FarPhone(console, Shenzhen);
        var ticket = (await screen.NewCodeAsync()).Id;
        Assert.Null((await screen.ReadAsync(ticket)).Number);

        (await phone.ScanAsync(ticket)).Dispose();
        var number = (await screen.ReadAsync(ticket)).Number!.Value;
        Assert.InRange(number, 10, 99);
        var page = await phone.OpenAsync(ticket);
        Assert.Contains("name=\"number\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($">{number}<", page, StringComparison.Ordinal);

        using var without = await TypeAsync(phone, ticket, "");
        using var wrong = await TypeAsync(phone, ticket, Other(number));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (without.StatusCode, wrong.StatusCode));
        Assert.Contains("The screen shows another number.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await TypeAsync(phone, ticket, $" {number} ");

        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        using var redeemed = await screen.RedeemAsync(ticket);
        await redeemed.PersonAsync();
    }

    [Fact]
    public async Task ThirdWrongNumber_RefusesTheSignIn()
    {
        using var screen = await Screen.OpenAsync(console.From(Nanjing, Chrome));
        using var phone = FarPhone(console, Shenzhen);
        var (ticket, number) = await ScannedAsync(screen, phone);

        for (var time = 0; time < LoginTicket.MaxWrongNumbers; time++)
            (await TypeAsync(phone, ticket, Other(number))).Dispose();

        Assert.Equal("Denied", (await screen.ReadAsync(ticket)).State);
        using var late = await TypeAsync(phone, ticket, $"{number}");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Null((await StoredAsync(ticket)).Origin);
    }

    [Fact]
    public async Task WrongNumbers_OfFiftyAtOnce_AreThreeTries()
    {
        using var screen = await Screen.OpenAsync(console.From(Nanjing, Chrome));
        using var phone = FarPhone(console, Shenzhen);
        var (ticket, number) = await ScannedAsync(screen, phone);
        var guesses = Enumerable.Range(10, 90).Where(guess => guess != number).Take(50).Append(number);

        await Task.WhenAll(guesses.Select(async guess => (await TypeAsync(phone, ticket, $"{guess}")).Dispose()));

        var stored = await StoredAsync(ticket);
        Assert.InRange(stored.WrongNumbers, 0, LoginTicket.MaxWrongNumbers);
        Assert.True(stored.State is LoginTicketState.Denied or LoginTicketState.Approved);
    }

    [Theory]
    [InlineData(Nanjing, Nanjing)]
    [InlineData(Nanjing, Nowhere)]
    [InlineData(Nowhere, Shenzhen)]
    public async Task Phone_OfTheSameCity_OrOfNobodyKnowsWhere_IsAskedForNothing(string screenAt, string phoneAt)
    {
        using var screen = await Screen.OpenAsync(console.From(screenAt, Chrome));
        using var phone = FarPhone(console, phoneAt);
        var ticket = (await screen.NewCodeAsync()).Id;

        (await phone.ScanAsync(ticket)).Dispose();
        using var approved = await phone.ApproveAsync(ticket);

        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
    }

    [Theory]
    [InlineData("Refuse", "Issued")]
    [InlineData("Allow", "Approved")]
    public async Task Policy_RefusesOrAllows(string policy, string state)
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:DistantPhone", policy));
        using var screen = await Screen.OpenAsync(own.Console.From(Nanjing, Chrome));
        using var phone = FarPhone(own.Console, Shenzhen);
        var ticket = (await screen.NewCodeAsync()).Id;

        using var scanned = await phone.ScanAsync(ticket);
        (await phone.ApproveAsync(ticket)).Dispose();

        Assert.Equal(policy is "Refuse", scanned.StatusCode is HttpStatusCode.Forbidden);
        Assert.Equal(state, (await screen.ReadAsync(ticket)).State);
    }

    [Fact]
    public async Task Phone_ThatGoesAwayBetweenScanAndConfirm_IsAskedThen()
    {
        using var screen = await Screen.OpenAsync(console.From(Nanjing, Chrome));
        var ticket = await screen.NewMiniProgramCodeAsync();
        using var near = new MiniProgramInHand(console.From(Nanjing), console, "xiaowang");
        var scanned = await near.ScanAsync(ticket);
        Assert.False((bool)scanned["asksForNumber"]!);
        using var far = console.From(Shenzhen);

        using var confirmed = await far.PostAsJsonAsync(new Uri("/api/v1/mini-program/confirm", UriKind.Relative), new { scanToken = near.ScanToken });

        Assert.Equal("ticket.number-required", await confirmed.RefusalAsync(HttpStatusCode.Conflict));
        Assert.NotNull((await screen.ReadAsync(ticket)).Number);
    }

    [Fact]
    public async Task MiniProgram_OfAnotherCity_SendsTheNumber_AndNoPhoneCodeIsSpentOnAWrongOne()
    {
        using var screen = await Screen.OpenAsync(console.From(Nanjing, Chrome));
        var ticket = await screen.NewMiniProgramCodeAsync();
        using var mini = new MiniProgramInHand(console.From(Shenzhen), console, "xiaowang");

        var pressed = (await console.WeChatLogAsync(PhonePath)).Count;
        var scanned = await mini.ScanAsync(ticket);
        Assert.Equal((true, null), ((bool)scanned["asksForNumber"]!, (int?)scanned["number"]));
        var number = (await screen.ReadAsync(ticket)).Number!.Value;
        using var wrong = await mini.ConfirmAsync(number: number == 10 ? 11 : 10);
        Assert.Equal("ticket.wrong-number", await wrong.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal(pressed, (await console.WeChatLogAsync(PhonePath)).Count);
        using var right = await mini.ConfirmAsync(number: number);

        await right.ApprovedAsync();
    }

    [Fact]
    public async Task Number_OnOnePhone_IsForTheEyeAloneHoweverFarItIs()
    {
        using var mini = new MiniProgramInHand(console.From(Shenzhen), console, "xiaowang");
        using var browser = console.From(Nanjing, Phone.WeChatUserAgent.Replace("MicroMessenger/8.0.50", "Safari", StringComparison.Ordinal));
        using var screen = await Screen.OpenAsync(browser);
        var begun = await screen.NewCodeAsync(scenario: Domain.Channels.Scenario.AppToMiniProgram);

        var scanned = await mini.ScanAsync(begun.Id);

        Assert.Equal((false, begun.Number), ((bool)scanned["asksForNumber"]!, (int?)scanned["number"]));
    }

    private Task<LoginTicket> StoredAsync(string ticket) =>
        console.ReadAsync(context => context.LoginTickets.SingleAsync(stored => stored.Id == LoginTicketId.Parse(ticket)));

    private static async Task<(string Ticket, int Number)> ScannedAsync(Screen screen, Phone phone)
    {
        var ticket = (await screen.NewCodeAsync()).Id;
        (await phone.ScanAsync(ticket)).Dispose();
        return (ticket, (await screen.ReadAsync(ticket)).Number!.Value);
    }

    private static string Other(int number) => number == 10 ? "11" : "10";

    private static Phone FarPhone(RunningConsole console, string address) =>
        new(console.From(address, Phone.WeChatUserAgent), console.WeChat, "xiaowang");

    private static Task<HttpResponseMessage> TypeAsync(Phone phone, string ticket, string number) =>
        phone.Browser.PostAsync(new Uri($"/w/{ticket}/approve", UriKind.Relative), new FormUrlEncodedContent([new("number", number)]));
}

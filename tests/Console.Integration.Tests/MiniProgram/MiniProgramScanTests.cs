using System.Net;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.MiniProgram;

/// <summary>The second door over real HTTP, and against the pretend WeChat.</summary>
public sealed class MiniProgramScanTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Person_OfTheOfficialAccount_ComesByTheMiniProgram_IsTheSameAccountWithAPhone()
    {
        await using var own = await OwnConsole.StartAsync();
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (first, official, code) = encounter;
        (await official.ApproveAsync(code.Id)).Dispose();
        using var byOfficial = await first.RedeemAsync(code.Id);
        var known = await byOfficial.PersonAsync();

        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        var ticket = await screen.NewMiniProgramCodeAsync();
        var scanned = await phone.ScanAsync(ticket);
        Assert.Equal("Scanned", (await screen.ReadAsync(ticket)).State);
        var asker = scanned["asker"]!;
        Assert.Equal(("Acme Shop", "Chrome", "Windows"), ((string?)asker["site"], (string?)asker["browser"], (string?)asker["system"]));
        Assert.Equal(("optional", "real-time"), ((string?)scanned["phone"], (string?)scanned["phoneProof"]));

        using var confirmed = await phone.ConfirmAsync();
        await confirmed.ApprovedAsync();
        using var redeemed = await screen.RedeemAsync(ticket);

        Assert.Equal(known, await redeemed.PersonAsync());
        var origin = await own.Console.ReadAsync(context => context.Origins.Select(origin => origin.Id).SingleAsync());
        Assert.Equal(2, await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync(link => link.Origin == origin)));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.UnionKeys.CountAsync()));
        var claim = await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync());
        Assert.Equal((origin, ClaimState.Holder, ProofStrength.RealTime), (claim.Origin, claim.State, claim.Strength));
        Assert.All(
            await own.Console.ReadAsync(context => context.Channels.ToListAsync()), channel => Assert.Equal(BindingState.Confirmed, channel.Binding));
    }

    [Fact] // attack case A8
    public async Task Person_Refuses_IsToldToTheScreenAndStoredNowhere()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-71");
        var ticket = await screen.NewMiniProgramCodeAsync();
        await phone.ScanAsync(ticket);
        var before = await console.ReadAsync(context => context.Accounts.CountAsync());

        using var denied = await phone.DenyAsync();
        using var again = await phone.DenyAsync();
        using var late = await phone.ConfirmAsync();

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [denied.StatusCode, again.StatusCode]);
        Assert.Equal("ticket.denied", await late.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal("Denied", (await screen.ReadAsync(ticket)).State);
        Assert.Equal(before, await console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Confirmation_WhoseAnswerWasLost_IsGivenOnceMoreAndStoredOnce()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-73");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        var before = await console.ReadAsync(context => context.SignIns.CountAsync());

        using var first = await phone.ConfirmAsync();
        using var second = await phone.ConfirmAsync();

        await first.ApprovedAsync();
        await second.ApprovedAsync();
        Assert.Equal(before + 1, await console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    [Fact]
    public async Task Scan_WhoseAnswerWasLost_IsGivenOnceMoreToTheSamePersonAndToNobodyElse()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-74");
        using var other = new MiniProgramInHand(console, "load-75");
        var ticket = await screen.NewMiniProgramCodeAsync();
        await phone.ScanAsync(ticket);
        var lost = phone.ScanToken;

        using var refused = await other.PostAsync("scan", new { ticket, code = await other.LoginCodeAsync() });
        await phone.ScanAsync(ticket);
        using var withTheLostToken = await other.PostAsync("confirm", new { scanToken = lost });
        using var confirmed = await phone.ConfirmAsync();

        Assert.Equal("ticket.already-scanned", await refused.RefusalAsync(HttpStatusCode.Conflict));
        Assert.Equal("ticket.expired", await withTheLostToken.RefusalAsync(HttpStatusCode.Gone));
        await confirmed.ApprovedAsync();
    }

    [Fact]
    public async Task Confirmations_ManyAtOnce_SignInOnce()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-76");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        var before = await console.ReadAsync(context => context.SignIns.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => phone.ConfirmAsync()));

        foreach (var answer in answers)
        {
            await answer.ApprovedAsync();
            answer.Dispose();
        }

        Assert.Equal(before + 1, await console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    [Fact]
    public async Task FirstSignIns_OfOnePersonAtOnce_MakeOneAccountWithOneNumber()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        var phones = Enumerable.Range(0, 12).Select(_ => new MiniProgramInHand(own.Console, "xiaohong")).ToList();
        foreach (var phone in phones)
            await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        var answers = await Task.WhenAll(phones.Select(phone => phone.ConfirmAsync()));

        foreach (var answer in answers)
            await answer.ApprovedAsync();
        Assert.Equal((1, 1, 12), (
            await own.Console.ReadAsync(context => context.Accounts.CountAsync()),
            await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()),
            await own.Console.ReadAsync(context => context.SignIns.CountAsync())));
        phones.ForEach(phone => phone.Dispose());
    }

    [Fact]
    public async Task Code_OfOneDoor_IsWorthNothingAtTheOther()
    {
        using var screen = await Screen.OpenAsync(console);
        using var web = new Phone(console, "xiaohong");
        using var mini = new MiniProgramInHand(console, "xiaohong");
        var forMini = await screen.NewMiniProgramCodeAsync();
        var forWeb = (await screen.NewCodeAsync()).Id;

        using var atWeb = await web.PostAsync(forMini, "authorize");
        using var atMini = await mini.PostAsync("scan", new { ticket = forWeb, code = await mini.LoginCodeAsync() });

        Assert.Equal(HttpStatusCode.Forbidden, atWeb.StatusCode);
        Assert.Equal("ticket.wrong-purpose", await atMini.RefusalAsync(HttpStatusCode.Forbidden));
        Assert.Equal("Issued", (await screen.ReadAsync(forMini)).State);
    }

    [Fact]
    public async Task TwoPeople_WithOneNumber_AreAskedNeutrallyAndStayTwo()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var wang = new MiniProgramInHand(own.Console, "xiaowang");
        await wang.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var first = await wang.ConfirmAsync();
        await first.ApprovedAsync();

        using var second = new MiniProgramInHand(own.Console, "wang-work");
        var ticket = await screen.NewMiniProgramCodeAsync();
        await second.ScanAsync(ticket);
        using var asked = await second.ConfirmAsync(proof: "quick");
        var question = (await asked.DecisionAsync())["question"]!;
        var waiting = await screen.ReadAsync(ticket);
        var accounts = await own.Console.ReadAsync(context => context.Accounts.CountAsync());
        // The number is kept with the scan: it is not asked for again.
        using var answered = await second.ConfirmAsync(phone: false, answer: "separately");

        Assert.Equal(("known-number", null), ((string?)question["kind"], (string?)question["hint"]));
        Assert.Equal("separately", (string?)question["options"]![0]);
        Assert.Equal(("Scanned", 1), (waiting.State, accounts));
        await answered.ApprovedAsync();
        Assert.Equal(2, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        var states = await own.Console.ReadAsync(context => context.PhoneClaims.OrderBy(claim => claim.State).Select(claim => claim.State).ToListAsync());
        Assert.Equal([ClaimState.Contact, ClaimState.Holder], states);
    }

    [Fact]
    public async Task Phone_SaidToBeProvedBetterThanAsked_IsTakenForWhatWasAsked()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:PhoneProof", "Quick"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var confirmed = await phone.ConfirmAsync(proof: "real-time");

        await confirmed.ApprovedAsync();
        Assert.Equal(ProofStrength.Quick, await own.Console.ReadAsync(context => context.PhoneClaims.Select(claim => claim.Strength).SingleAsync()));
    }

    [Theory]
    [InlineData("Required", HttpStatusCode.BadRequest)]
    [InlineData("Optional", HttpStatusCode.OK)]
    [InlineData("None", HttpStatusCode.OK)]
    public async Task Confirmation_WithoutANumber_IsWhatThePolicySays(string policy, HttpStatusCode status)
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Phone", policy));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        var scanned = await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var confirmed = await phone.ConfirmAsync(phone: false);

        Assert.Equal(policy, (string?)scanned["phone"], ignoreCase: true);
        Assert.Equal(status, confirmed.StatusCode);
        if (policy == "Required")
            Assert.Equal("phone.required", await confirmed.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Number_WhereThePolicyAsksForNone_IsNotFetched()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Phone", "None"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var confirmed = await phone.ConfirmAsync();

        await confirmed.ApprovedAsync();
        Assert.Equal(0, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
        Assert.Empty(await own.Console.WeChatLogAsync("/wxa/business/getuserphonenumber"));
    }

    [Fact]
    public async Task Screen_AsksForAWayInThatIsNone_IsRefusedAndKeepsItsCode()
    {
        using var screen = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();

        using var refused = await screen.AskForCodeAsync(code.Id, "carrier-pigeon");

        Assert.Equal("ticket.no-channel", await refused.RefusalAsync(HttpStatusCode.ServiceUnavailable));
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
    }
}

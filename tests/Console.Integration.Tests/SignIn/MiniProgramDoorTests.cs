using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>One call of the mini program signs its person in.</summary>
public sealed class MiniProgramDoorTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly Uri Session = new("/api/v1/session", UriKind.Relative);

    [Fact]
    public async Task Newcomer_WithTheirNumber_IsSignedInByOneCall()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");

        using var answer = await phone.SignInAsync(phone: true);

        var entry = await answer.DecisionAsync();
        Assert.Equal(("signed-in", true), ((string?)entry["decision"], (bool?)entry["isNew"]));
        var claim = await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync());
        Assert.Equal((ClaimState.Holder, ProofStrength.RealTime), (claim.State, claim.Strength));
        Assert.Equal(Scenario.MiniProgram, (await own.Console.ReadAsync(context => context.SignIns.SingleAsync())).Scenario);
        Assert.Equal(SessionKind.App, (await own.Console.ReadAsync(context => context.Sessions.SingleAsync())).Kind);

        using var again = await phone.SignInAsync();
        Assert.False((bool?)(await again.DecisionAsync())["isNew"]);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact] // attack cases C1, C6
    public async Task C1_IdsAndKeysInTheRequest_AreIgnored_AndTheSessionKeyIsNeverSeenAgain()
    {
        using var victim = new MiniProgramInHand(console, "load-601");
        (await victim.SignInAsync(phone: true)).Dispose();
        using var attacker = new MiniProgramInHand(console, "load-602");
        var known = await console.ReadAsync(context => context.LinkedIdentities.OrderByDescending(link => link.FirstSeen).FirstAsync());

        using var answer = await attacker.PostDoorAsync("mini-program", new
        {
            appId = console.MiniProgram.AppId,
            code = await attacker.LoginCodeAsync(),
            openid = known.OpenId.Value,
            unionid = "oUnionOfSomebodyElse00000001",
            phone = "+8613800138000",
            session_key = "MDEyMzQ1Njc4OTo7PD0+Pw==",
        });

        var entry = await answer.DecisionAsync();
        Assert.True((bool?)entry["isNew"]);
        Assert.Contains("session_key", (await console.WeChatLogAsync("/sns/jscode2session"))[^1].ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("session_key", entry.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("session_key", console.Logs.Text, StringComparison.Ordinal);
    }

    [Fact] // attack case C2
    public async Task C2_LoginCode_UsedTwiceOrOfAnotherMiniProgram_IsRefused()
    {
        using var phone = new MiniProgramInHand(console, "load-603");
        var code = await phone.LoginCodeAsync();
        (await phone.SignInWithAsync(code)).Dispose();
        using var twice = await phone.SignInWithAsync(code);
        using var foreign = await phone.SignInWithAsync(await phone.LoginCodeAsync(console.OtherMiniProgram.AppId));

        Assert.Equal("wechat.code-refused", await twice.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("wechat.code-refused", await foreign.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Theory] // attack case C12
    [InlineData("{}", "request.invalid")]
    [InlineData("{\"appId\":\"wx0000000000000000\",\"code\":\"x\"}", "door.no-channel")]
    [InlineData("{\"appId\":\"nonsense\",\"code\":\"x\"}", "door.no-channel")]
    [InlineData("not json", "request.invalid")]
    [InlineData("{\"appId\":\"wx0000000000000000\",\"code\":\"\"}", "request.invalid")]
    public async Task C12_Request_ThatCannotBeRight_IsRefusedWithoutAskingWeChat(string body, string refusal)
    {
        using var phone = new MiniProgramInHand(console, "load-604");
        var asked = (await console.WeChatLogAsync("/sns/jscode2session")).Count;

        using var answer = await phone.PostDoorTextAsync("mini-program", body);

        Assert.Equal(refusal, await answer.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal(asked, (await console.WeChatLogAsync("/sns/jscode2session")).Count);
    }

    [Fact]
    public async Task Number_ThatThePolicyWants_IsAskedForAndGivenInTheNextCall()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Phone", "Required"));
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");

        using var answer = await phone.SignInAsync();
        var next = (await answer.DecisionAsync())["next"]!;
        Assert.Equal("real-time", (string?)next["phone"]);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));

        using var without = await phone.PostDoorAsync("continue", new { enrolment = (string?)next["enrolment"] });
        Assert.Equal("held", (string?)(await without.DecisionAsync())["decision"]);
        using var with = await phone.PostDoorAsync(
            "continue", new { enrolment = (string?)next["enrolment"], phoneCode = await phone.PhoneCodeAsync() });
        Assert.Equal("signed-in", (string?)(await with.DecisionAsync())["decision"]);

        using var late = await phone.PostDoorAsync("continue", new { enrolment = (string?)next["enrolment"] });
        Assert.Equal("enrolment.expired", await late.RefusalAsync(HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Number_OfAnotherWeChat_IsAQuestion_AndTwoPeopleStayTwo()
    {
        await using var own = await OwnConsole.StartAsync();
        using var first = new MiniProgramInHand(own.Console, "xiaowang");
        (await first.SignInAsync(phone: true)).Dispose();
        using var second = new MiniProgramInHand(own.Console, "wang-work");

        using var answer = await second.SignInAsync(phone: true);
        var next = (await answer.DecisionAsync())["next"]!;
        Assert.Equal("known-number", (string?)next["question"]!["kind"]);
        using var separately = await second.PostDoorAsync(
            "continue", new { enrolment = (string?)next["enrolment"], answer = "separately" });

        Assert.True((bool?)(await separately.DecisionAsync())["isNew"]);
        Assert.Equal(2, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        var holder = await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync(claim => claim.State == ClaimState.Holder));
        Assert.Equal(ProofStrength.RealTime, holder.Strength);
    }

    [Fact] // attack case C13
    public async Task C13_SessionOfAMiniProgram_CountsInItsHeaderAlone_AndEnds()
    {
        using var phone = new MiniProgramInHand(console, "load-605");
        using var answer = await phone.SignInAsync();
        var token = (string)(await answer.DecisionAsync())["session"]!["token"]!;
        using var app = console.Server.CreateClient();
        app.BaseAddress = new Uri(console.Origin);

        using var nobody = await app.GetAsync(Session);
        Assert.Equal("session.none", await nobody.RefusalAsync(HttpStatusCode.Unauthorized));
        using var byCookie = new HttpRequestMessage(HttpMethod.Get, new Uri("/signin", UriKind.Relative));
        byCookie.Headers.Add("Cookie", $"session={token}");
        using var page = await app.SendAsync(byCookie);
        Assert.DoesNotContain("data-view=\"signed-in\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var person = await app.GetFromJsonAsync<JsonNode>(Session);
        Assert.Equal(4, ((string?)person!["mark"])!.Length);

        using var ended = await app.DeleteAsync(Session);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var after = await app.GetAsync(Session);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact] // attack case C13
    public async Task C13_SessionOfABrowser_IsNoneInAHeader()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-606");
        var (screen, phone, code) = encounter;
        (await phone.ApproveAsync(code.Id)).Dispose();
        using var redeemed = await screen.RedeemAsync(code.Id);
        var token = redeemed.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal))
            .Split(';')[0]["session=".Length..];
        using var app = console.Server.CreateClient();
        app.BaseAddress = new Uri(console.Origin);
        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var answer = await app.GetAsync(Session);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}

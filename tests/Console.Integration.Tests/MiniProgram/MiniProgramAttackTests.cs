using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.MiniProgram;

/// <summary>What a tampered mini program, or no mini program at all, may try.</summary>
public sealed class MiniProgramAttackTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact] // attack case C1
    public async Task IdsInTheRequest_AreNotEvenRead()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        var ticket = await screen.NewMiniProgramCodeAsync();
        const string victim = "oVictim000000000000000000001";
        using var scanned = await phone.PostAsync("scan", new
        {
            ticket,
            code = await phone.LoginCodeAsync(),
            openid = victim,
            unionid = victim,
            phone = "+86 13812345678",
        });
        var scanToken = (string?)(await scanned.DecisionAsync())["scanToken"];

        using var confirmed = await phone.PostAsync("confirm", new
        {
            scanToken,
            openId = victim,
            unionId = victim,
            phoneNumber = "13812345678",
            phone = new { number = "+86 13812345678" },
        });

        await confirmed.ApprovedAsync();
        Assert.Equal(0, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
        Assert.NotEqual(victim, (await own.Console.ReadAsync(context => context.LinkedIdentities.SingleAsync())).OpenId.Value);
        Assert.NotEqual(victim, (await own.Console.ReadAsync(context => context.Attestations.SingleAsync())).UnionId.Value);
    }

    [Fact]
    public async Task PhoneCode_OfAnotherPerson_IsRefusedAndTheOwnOneStillGood()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-81");
        using var victim = new MiniProgramInHand(console, "sunyue");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var stolen = await phone.PostAsync("confirm", new { scanToken = phone.ScanToken, phoneCode = await victim.PhoneCodeAsync() });

        Assert.Equal("phone.refused", await stolen.RefusalAsync(HttpStatusCode.BadRequest));
        using var own = await phone.ConfirmAsync();
        await own.ApprovedAsync();
    }

    [Theory] // attack case C2
    [InlineData("used")]
    [InlineData("expired")]
    [InlineData("another mini program's")]
    [InlineData("made up")]
    public async Task LoginCode_ThatIsNotGood_IsRefusedAndTheCodeOnTheScreenStaysUsable(string which)
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        var code = which switch
        {
            "another mini program's" => await phone.LoginCodeAsync(own.Console.OtherMiniProgram.AppId),
            "made up" => "0a3XyZ000000000000000000000000aa",
            _ => await phone.LoginCodeAsync(),
        };
        if (which == "used")
            (await phone.PostAsync("scan", new { ticket = await screen.NewMiniProgramCodeAsync(), code })).Dispose();
        if (which == "expired")
            await own.Console.AdvanceWeChatAsync(TimeSpan.FromMinutes(6));
        var ticket = await screen.NewMiniProgramCodeAsync();

        using var refused = await phone.PostAsync("scan", new { ticket, code });

        Assert.Equal("wechat.code-refused", await refused.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("Issued", (await screen.ReadAsync(ticket)).State);
    }

    [Fact]
    public async Task PhoneQuestion_AlwaysNamesTheOpenId_SinceWeChatAnswersAStolenCodeWithoutIt()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "load-82");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        (await phone.ConfirmAsync()).Dispose();

        var asked = await console.WeChatLogAsync("/wxa/business/getuserphonenumber");
        Assert.NotEmpty(asked);
        Assert.All(asked, entry => Assert.Contains("\"openid\":\"o", (string?)entry["sentBodyStart"], StringComparison.Ordinal));

        // Why it matters: the same stolen code without the OpenID is answered with somebody else's number.
        using var victim = new MiniProgramInHand(console, "sunyue");
        var answer = await console.AskWeChatForPhoneAsync(new JsonObject { ["code"] = await victim.PhoneCodeAsync() });
        Assert.Equal("13600136002", (string?)answer["phone_info"]!["purePhoneNumber"]);
    }

    [Theory]
    [InlineData("scan", "{}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "[]", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "null", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "{\"ticket\":{}}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "not json", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("scan", "{\"ticket\":\"x\",\"code\":\"c\"}", "ticket.expired", HttpStatusCode.Gone)]
    [InlineData("confirm", "{}", "ticket.expired", HttpStatusCode.Gone)]
    [InlineData("confirm", "{\"scanToken\":\"x\",\"phoneCode\":\"\"}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("confirm", "{\"answer\":\"mine\"}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("confirm", "{\"answer\":0}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("confirm", "{\"agreements\":[null]}", "request.invalid", HttpStatusCode.BadRequest)]
    [InlineData("deny", "{\"scanToken\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}", "ticket.expired", HttpStatusCode.Gone)]
    public async Task Request_OfTheWrongShape_IsAClearRefusal(string verb, string body, string code, HttpStatusCode status)
    {
        using var phone = new MiniProgramInHand(console, "xiaohong");

        using var answer = await phone.PostTextAsync(verb, body);

        Assert.Equal(code, await answer.RefusalAsync(status));
    }

    [Fact]
    public async Task Request_ThatIsAForm_IsAClearRefusal()
    {
        using var phone = new MiniProgramInHand(console, "xiaohong");

        using var answer = await phone.PostTextAsync("scan", "ticket=1", "application/x-www-form-urlencoded");

        Assert.Equal("request.invalid", await answer.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Code_ThatNobodyWaitsFor_CostsWeChatNoCall()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");

        using var answer = await phone.PostAsync("scan", new { ticket = "AAAAAAAAAAAAAAAAAAAAAA", code = await phone.LoginCodeAsync() });

        Assert.Equal("ticket.expired", await answer.RefusalAsync(HttpStatusCode.Gone));
        Assert.Empty(await own.Console.WeChatLogAsync("/sns/jscode2session"));
    }

    [Fact] // attack case C6
    public async Task Logs_OfAWholeSignIn_HoldNoSecretAndNoNumber()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "chenmama");
        var login = await phone.LoginCodeAsync();
        using var scanned = await phone.PostAsync("scan", new { ticket = await screen.NewMiniProgramCodeAsync(), code = login });
        var text = await scanned.Content.ReadAsStringAsync();
        var scanToken = (string)JsonNode.Parse(text)!["scanToken"]!;
        var phoneCode = await phone.PhoneCodeAsync();
        using var confirmed = await phone.PostAsync("confirm", new { scanToken, phoneCode });
        await confirmed.ApprovedAsync();

        var log = await console.WeChatLogAsync("/sns/jscode2session");
        var sessionKey = (string)JsonNode.Parse((string)log[^1]["bodyStart"]!)!["session_key"]!;
        var openId = (string)JsonNode.Parse((string)log[^1]["bodyStart"]!)!["openid"]!;
        foreach (var secret in (string[])[login, scanToken, phoneCode, "13500135003", sessionKey, openId, console.MiniProgram.Secret])
            Assert.DoesNotContain(secret, console.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sessionKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain(openId, text, StringComparison.Ordinal);
    }

    [Fact] // attack case C7
    public async Task Logins_OfOnePersonManyAtOnce_AreOneAccountAndAllSucceed()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");

        // Each login has WeChat change the session key; nothing here keeps one.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => phone.SignInAsync()));

        foreach (var answer in answers)
        {
            Assert.Equal("signed-in", (string?)(await answer.DecisionAsync())["decision"]);
            answer.Dispose();
        }

        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task MiniProgramCalls_Endlessly_AreLimited()
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:MiniProgramCallsPerMinutePerAddress", "5"));
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        for (var call = 0; call < 5; call++)
            (await phone.PostTextAsync("deny", "{}")).Dispose();

        using var answer = await phone.PostTextAsync("deny", "{}");

        Assert.Equal("ticket.too-many", await answer.RefusalAsync(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task OtherEndpoints_WithoutOurOrigin_StayClosed()
    {
        using var stranger = console.Server.CreateClient();
        stranger.BaseAddress = new Uri(console.Origin);

        using var answer = await stranger.PostAsync(new Uri(ConsoleUrls.Tickets, UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}

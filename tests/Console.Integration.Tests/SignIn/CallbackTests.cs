using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The way back from WeChat: attack cases B, and a WeChat that answers badly.</summary>
public sealed class CallbackTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory] // attack case B1
    [InlineData("/wechat/callback/official?code=abc")]
    [InlineData("/wechat/callback/official?code=abc&state=")]
    [InlineData("/wechat/callback/official?code=abc&state=0123456789abcdef0123456789abcdef")]
    [InlineData("/wechat/callback/nosuch?code=abc&state=0123456789abcdef0123456789abcdef")]
    public async Task B1_StateMissingOrUnknown_IsRefusedAndWeChatIsNotAsked(string url)
    {
        using var screen = await Screen.OpenAsync(console);
        await ClearLogAsync();

        using var answer = await screen.Browser.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Scan the code again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("access_token", await LogAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "Refused GET /wechat/callback/{channel}: authorization.refused.",
            Assert.Single(console.Logs.Of("BlazorConsole.Hosting.ProblemAnswer").TakeLast(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef0123456789abcdef", console.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task B1_StateOfAnotherBrowser_IsRefusedAndWeChatIsNotAsked()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "load-30");
        using var victim = await Screen.OpenAsync(console);
        var code = await screen.NewCodeAsync();
        var back = await phone.AgreeAsync(code.Id);
        await ClearLogAsync();

        using var answer = await victim.Browser.GetAsync(back);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("access_token", await LogAsync(), StringComparison.Ordinal);
        using var own = await phone.Browser.GetAsync(back);
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
    }

    [Fact] // WeChat may come twice with one code (protocol 4.2)
    public async Task B4_StateUsedTwice_AsksWeChatOnce_AndEveryArrivalHoldsTheTicket()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "load-31");
        var code = await screen.NewCodeAsync();
        var back = await phone.AgreeAsync(code.Id);
        await ClearLogAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => phone.Browser.GetAsync(back)));

        Assert.All(answers, answer => Assert.Equal($"/w/{code.Id}", answer.Headers.Location?.OriginalString));
        Assert.Single(await console.WeChatLogAsync("/sns/oauth2/access_token"));
        Assert.Equal("Scanned", (await screen.ReadAsync(code.Id)).State);
        Assert.Single(answers.Select(answer => answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("scan=", StringComparison.Ordinal))).Distinct());
        using var approved = await phone.ApproveAsync(code.Id);
        Assert.Equal("Approved", (await screen.ReadAsync(code.Id)).State);
    }

    [Fact]
    public async Task ScanCookie_LostAfterTheScan_TheSamePersonTapsAgainAndHoldsTheTicket()
    {
        using var encounter = await Encounter.ScannedAsync(console, "load-34");
        var (screen, _, code) = encounter;
        using var forgetful = new Phone(console, "load-34");
        using var another = new Phone(console, "load-35");

        using var theirs = await another.ScanAsync(code.Id);
        using var again = await forgetful.ScanAsync(code.Id);

        Assert.Equal(HttpStatusCode.Conflict, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        (await forgetful.ApproveAsync(code.Id)).Dispose();
        Assert.Equal("Approved", (await screen.ReadAsync(code.Id)).State);
    }

    [Fact]
    public async Task State_OlderThanTenMinutes_IsRefused()
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:TicketLifetime", "00:10:00"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var back = await phone.AgreeAsync((await screen.NewCodeAsync()).Id);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(10));
        using var answer = await phone.Browser.GetAsync(back);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task PersonDoesNotAgree_CallbackWithoutCode_LeadsBackToTheUntouchedCode()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "load-32");
        var code = await screen.NewCodeAsync();
        var back = await phone.AgreeAsync(code.Id);
        var withoutCode = new Uri(back.OriginalString.Split("code=")[0] + back.OriginalString[back.OriginalString.IndexOf("state=", StringComparison.Ordinal)..]);

        using var answer = await phone.Browser.GetAsync(withoutCode);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/w/{code.Id}", answer.Headers.Location!.OriginalString);
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);
    }

    [Fact]
    public async Task B6_CodeExchangedBefore_SaysScanAgain()
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, "load-33");
        var code = await screen.NewCodeAsync();
        var used = await phone.AgreeAsync(code.Id);
        using var weChat = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var theirs = System.Web.HttpUtility.ParseQueryString(used.Query)["code"];
        await weChat.GetStringAsync(new Uri(
            $"{console.WeChat}/sns/oauth2/access_token?appid={console.OfficialAccount.AppId}&secret={console.OfficialAccount.Secret}&code={theirs}&grant_type=authorization_code"));

        using var answer = await phone.Browser.GetAsync(used);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("scan again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory] // attack cases B8, K1, K2
    [InlineData("/sns/oauth2/access_token", "errcode", 40029, HttpStatusCode.BadRequest)]
    [InlineData("/sns/oauth2/access_token", "errcode", -1, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "errcode", 40125, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "html502", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "empty", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "truncated", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "huge", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "slow", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/oauth2/access_token", "reset", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/userinfo", "errcode", 48001, HttpStatusCode.BadGateway)]
    [InlineData("/sns/userinfo", "html502", null, HttpStatusCode.BadGateway)]
    [InlineData("/sns/userinfo", "truncated", null, HttpStatusCode.BadGateway)]
    public async Task B8_WeChatAnswersBadly_OneSentenceAWayOnOneLogLineAndNoAccount(string path, string kind, int? errCode, HttpStatusCode status)
    {
        await using var own = await OwnConsole.StartAsync(("WeChat:Timeout", kind is "slow" ? "00:00:01" : "00:00:10"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var code = await screen.NewCodeAsync();
        using var weChat = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var set = await weChat.PostAsJsonAsync(
            new Uri($"{own.Console.WeChat}/sandbox/faults"), new { path, kind, errCode, delayMs = kind is "slow" ? 30_000 : (int?)null, times = 1 });
        set.EnsureSuccessStatusCode();
        var back = await phone.AgreeAsync(code.Id);

        using var answer = await phone.Browser.GetAsync(back);

        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/w/{code.Id}\"", page, StringComparison.Ordinal);
        Assert.Single(own.Console.Logs.Of("BlazorConsole.WeChat.WeChatHttp Warning"));
        Assert.DoesNotContain(System.Web.HttpUtility.ParseQueryString(back.Query)["code"]!, own.Console.Logs.Text, StringComparison.Ordinal);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal("Issued", (await screen.ReadAsync(code.Id)).State);

        using var again = await phone.ScanAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Avatar_ThatCannotBeHad_IsLeftOut()
    {
        await using var own = await OwnConsole.StartAsync(("WeChat:AvatarHosts:0", "thirdwx.qlogo.cn"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var code = await screen.NewCodeAsync();

        using var scanned = await phone.ScanAsync(code.Id);

        var view = await screen.ReadAsync(code.Id);
        Assert.Equal(("Scanned", "小王", null), (view.State, view.Nickname, view.Avatar));
    }

    private async Task ClearLogAsync()
    {
        using var weChat = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var cleared = await weChat.DeleteAsync(new Uri($"{console.WeChat}/sandbox/log"));
    }

    private async Task<string> LogAsync()
    {
        using var weChat = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return await weChat.GetStringAsync(new Uri($"{console.WeChat}/sandbox/log"));
    }
}

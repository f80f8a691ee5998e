using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Features.Channels.Doctor.Checks;
using BlazorConsole.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>The examination of a channel, against a pretend WeChat in which the thing that it looks for is really wrong.</summary>
public sealed class DoctorTests
{
    private static readonly ClaimsPrincipal Administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    [Theory]
    [InlineData("official", "secret-accepted", "address-allowed", "clock-right", "token-alone", "quota-left", "callback-to-scan", "binding-unseen", "no-error")]
    [InlineData("mini", "secret-accepted", "address-allowed", "clock-right", "token-alone", "quota-left", "phone-never-given", "binding-unseen", "no-error")]
    [InlineData("website", "secret-accepted", "address-allowed", "clock-right", "token-alone", "website-domain-registered", "binding-unseen", "no-error")]
    [InlineData("mobile", "secret-accepted", "address-allowed", "clock-right", "token-alone", "binding-unseen", "no-error")]
    public async Task Channel_ThatIsNew_IsGoodWhereItCanBeAndOpenWhereNobodyKnows(string key, params string[] codes)
    {
        await using var own = await OwnConsole.StartAsync();

        var findings = await ExamineAsync(own.Console, key);

        Assert.Equal(codes, findings.Select(finding => finding.Code));
        Assert.DoesNotContain(findings, finding => finding.State is FindingState.Bad);
    }

    [Theory]
    [InlineData(40125, "secret-refused")]
    [InlineData(40001, "secret-refused")]
    [InlineData(40013, "secret-of-no-app")]
    [InlineData(40243, "secret-frozen")]
    [InlineData(45009, "secret-not-looked-at")]
    public async Task Secret_ThatWeChatRefuses_IsToldByItsReason(int errcode, string code)
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = "/cgi-bin/stable_token", kind = "errcode", errcode });

        var findings = await ExamineAsync(own.Console, "official");

        Assert.Equal(code, findings[0].Code);
        Assert.Equal("address-not-looked-at", findings[1].Code);
        Assert.Contains(findings, finding => finding.Code is "quota-unknown");
    }

    [Fact]
    public async Task WeChat_ThatIsSilent_LeavesThingsOpenAndCallsNothingWrong()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = "/cgi-bin/stable_token", kind = "html502" });

        var findings = await ExamineAsync(own.Console, "mobile");

        Assert.Equal("wechat-silent", findings[0].Code);
        Assert.DoesNotContain(findings, finding => finding.State is FindingState.Bad);
    }

    [Fact]
    public async Task Address_ThatIsNotAllowed_IsNamedAsWeChatSeesIt()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.ChangeAtWeChatAsync("official", "allowed-addresses", new { allowed = new[] { "203.0.113.9" } });

        var finding = Of("address-not-allowed", await ExamineAsync(own.Console, "official"));

        Assert.Equal((FindingState.Bad, Certainty.Proved, "127.0.0.1"), (finding.State, finding.Certainty, finding.Detail));
    }

    [Fact]
    public async Task Address_ThatWaitsForItsConfirmation_IsToldSo()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = "/cgi-bin/stable_token", kind = "errcode", errcode = 89503 });

        Of("address-unconfirmed", await ExamineAsync(own.Console, "official"));
    }

    [Fact]
    public async Task Clock_ThatIsTenMinutesOff_IsToldWithTheSeconds()
    {
        await using var own = await OwnConsole.StartAsync();
        own.Console.Clock.Advance(TimeSpan.FromMinutes(10));

        var finding = Of("clock-wrong", await ExamineAsync(own.Console, "mini"));

        Assert.InRange(int.Parse(finding.Detail, System.Globalization.CultureInfo.InvariantCulture), -630, -570);
    }

    [Fact]
    public async Task Token_ThatAnotherSystemTookAway_IsToldWithWhoCompetes()
    {
        await using var own = await OwnConsole.StartAsync();
        var (console, channel) = (own.Console, await ChannelAsync(own.Console, "mini"));
        var tokens = console.Services.GetRequiredService<AppTokens>();
        var ours = (await tokens.GetAsync(channel, CancellationToken.None)).Value!;
        await console.ForceWeChatTokenAsync(channel.AppId.Value, console.Services.GetRequiredService<ChannelSecrets>().Read(channel));
        await tokens.ReplaceAsync(channel, ours, CancellationToken.None);

        Assert.Equal(Certainty.SeenBefore, Of("token-rival", await ExamineAsync(console, "mini")).Certainty);
    }

    [Fact]
    public async Task Token_ThatWeChatRefusesAlthoughItIsItsOwn_IsToldAsForcedAndThenAsRefusedAgain()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console, "mini");
        var tokens = own.Console.Services.GetRequiredService<AppTokens>();
        var first = (await tokens.GetAsync(channel, CancellationToken.None)).Value!;
        var second = (await tokens.ReplaceAsync(channel, first, CancellationToken.None)).Value!;
        Of("token-forced", await ExamineAsync(own.Console, "mini"));

        await tokens.ReplaceAsync(channel, second, CancellationToken.None);
        Of("token-refused-again", await ExamineAsync(own.Console, "mini"));
    }

    [Fact]
    public async Task Quota_IsToldWithItsNumbers()
    {
        await using var own = await OwnConsole.StartAsync();

        var finding = Of("quota-left", await ExamineAsync(own.Console, "official"));

        Assert.StartsWith("/cgi-bin/qrcode/create: ", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 100, false)]
    [InlineData(1000, 99, true)]
    [InlineData(1000, 0, true)]
    [InlineData(0, 0, false)]
    public void Quota_OfWhichATenthIsLeft_IsLittle(long limit, long left, bool isLow) => Assert.Equal(isLow, QuotaCheck.IsLow(new CallQuota(limit, left)));

    [Fact]
    public async Task Quota_ThatWeChatDoesNotTell_IsOpen()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = "/cgi-bin/openapi/quota/get", kind = "errcode", errcode = 48001 });

        Assert.Equal(FindingState.Open, Of("quota-unknown", await ExamineAsync(own.Console, "mini")).State);
    }

    [Fact]
    public async Task WebsiteDomain_ThatIsAnother_IsTold()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.ChangeAtWeChatAsync("website", "callback-domain", new { callbackDomain = "elsewhere.example" });

        var finding = Of("website-domain-other", await ExamineAsync(own.Console, "website"));

        Assert.Equal((FindingState.Bad, new Uri(own.Console.Origin).Authority), (finding.State, finding.Detail));
    }

    [Fact]
    public async Task WebsiteApp_ThatWeChatShowsNoCodeFor_IsToldByTheReason()
    {
        await using var unknown = await OwnConsole.StartAsync(("Channels:website:AppId", "wx00000000000000ff"));
        await using var withoutLogin = await OwnConsole.StartAsync();
        await withoutLogin.Console.ChangeAtWeChatAsync("website", "sign-in", new { signIn = false });

        Assert.Equal("wx00000000000000ff", Of("website-page-refused", await ExamineAsync(unknown.Console, "website")).Detail);
        Assert.Equal(FindingState.Bad, Of("website-scope-missing", await ExamineAsync(withoutLogin.Console, "website")).State);
    }

    [Fact]
    public async Task Clock_OfAWeChatThatNeverAnswered_IsUnknown()
    {
        await using var own = await OwnConsole.StartAsync(("WeChat:ApiBase", "http://127.0.0.1:9"));

        Assert.Equal(FindingState.Open, Of("clock-unknown", await ExamineAsync(own.Console, "official")).State);
    }

    [Fact]
    public async Task Callback_AfterSomebodyCame_IsSeen()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        using var scanned = await phone.ScanAsync((await screen.NewCodeAsync()).Id);

        var findings = await ExamineAsync(own.Console, "official");

        Assert.Equal((FindingState.Good, Certainty.SeenBefore), (Of("callback-arrived", findings).State, Of("callback-arrived", findings).Certainty));
    }

    [Fact]
    public async Task Push_IsAnsweredThroughThePublicAddress_OrCannotBeReached_OrIsAnsweredByAnother()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:official:Push:Token", "simtoken2026"));
        Assert.Equal(Certainty.NotFromHere, Of("push-unreachable", await ExamineAsync(own.Console, "official")).Certainty);

        await using (await ProxyAsync(own.Console, own.Console.Server.CreateClient))
            Assert.Equal(FindingState.Good, Of("push-answered", await ExamineAsync(own.Console, "official")).State);

        // A proxy that leaves the query out.
        await using (await ProxyAsync(own.Console, own.Console.Server.CreateClient, withQuery: false))
            Assert.Equal("403", Of("push-not-answered", await ExamineAsync(own.Console, "official")).Detail);
    }

    [Fact]
    public async Task CodePage_ThatIsNotPublished_IsNamed()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Code:Kind", "MiniProgram"), ("SignIn:MiniProgramCodesAhead", "1"));
        Of("code-drawn", await ExamineAsync(own.Console, "mini"));
        await own.Console.FaultAsync(new { path = "/wxa/getwxacodeunlimit", kind = "errcode", errcode = 41030 });

        Assert.Equal("pages/sign-in/sign-in", Of("code-page-not-published", await ExamineAsync(own.Console, "mini")).Detail);
    }

    [Fact]
    public async Task Follow_OfAnAccountThatIsNotVerified_IsTold()
    {
        await using var own = await OwnConsole.StartAsync(
            ("Channels:official:Follow:Confirm", "Link"), ("Channels:official:Push:Token", "simtoken2026"),
            ("Channels:official:Push:EncodingAesKey", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"));
        Of("follow-code-made", await ExamineAsync(own.Console, "official"));
        await own.Console.FaultAsync(new { path = "/cgi-bin/qrcode/create", kind = "errcode", errcode = 48001 });

        Assert.Equal(FindingState.Bad, Of("follow-not-verified", await ExamineAsync(own.Console, "official")).State);
    }

    [Fact]
    public async Task Phone_AndUnionId_AfterASignIn_AreSeen()
    {
        await using var own = await OwnConsole.StartAsync();
        await SignInAsync(own.Console, "xiaowang");

        var findings = await ExamineAsync(own.Console, "mini");

        Assert.Equal(Certainty.SeenBefore, Of("phone-given", findings).Certainty);
        Of("binding-seen", findings);
    }

    [Theory]
    [InlineData(48001, "phone-not-allowed")]
    [InlineData(40097, "phone-failed")]
    public async Task Phone_ThatWeChatDoesNotGive_IsToldAndIsTheLastError(int errcode, string code)
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = "/wxa/business/getuserphonenumber", kind = "errcode", errcode });
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "load-90");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var refused = await phone.ConfirmAsync();

        var findings = await ExamineAsync(own.Console, "mini");

        Of(code, findings);
        Assert.Equal($"wxa/business/getuserphonenumber: {errcode}", Of("last-error", findings).Detail);
    }

    [Fact]
    public async Task Binding_OfAnAppThatIsBoundNowhere_IsTold()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.ChangeAtWeChatAsync("mini", "open-platform", new { openPlatform = (string?)null });
        await SignInAsync(own.Console, "load-90");

        Assert.Equal(FindingState.Bad, Of("binding-without-unionid", await ExamineAsync(own.Console, "mini")).State);
    }

    [Fact]
    public async Task Binding_ThatTheChannelDoesNotSay_IsTold()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:OpenPlatform", ""));
        Of("binding-none", await ExamineAsync(own.Console, "mini"));
        await SignInAsync(own.Console, "xiaowang");

        Of("binding-undeclared", await ExamineAsync(own.Console, "mini"));
    }

    [Fact]
    public async Task Examination_IsForAdministratorsAlone_IsAudited_AndIsKept()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console, "mini");
        var examine = own.Console.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<ExamineChannel>();

        var refusal = await examine.RunAsync(channel.Id, _ => Task.CompletedTask, new ClaimsPrincipal(new ClaimsIdentity()));
        Assert.Equal(SaveChannel.Forbidden, refusal);
        Assert.Empty(await own.Console.WeChatLogAsync("/cgi-bin/stable_token"));

        var findings = await ExamineAsync(own.Console, "mini");
        var (kept, at) = await own.Console.Services.GetRequiredService<ReadFindings>().LoadAsync(channel.Id);
        Assert.Equal(findings.Select(finding => finding.Code), kept.Select(finding => finding.Code));
        Assert.NotNull(at);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.AuditEntries.CountAsync(entry => entry.Action == ChannelAudit.Examined)));
        // Never by force, whatever it finds.
        Assert.DoesNotContain(
            await own.Console.WeChatLogAsync("/cgi-bin/stable_token"), entry => ((string?)entry["sentBodyStart"])!.Contains("true", StringComparison.Ordinal));
    }

    private static Finding Of(string code, IReadOnlyList<Finding> findings) => Assert.Single(findings, finding => finding.Code == code);

    private static Task<Channel> ChannelAsync(RunningConsole console, string key) =>
        console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == key));

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(RunningConsole console, string key)
    {
        var channel = await ChannelAsync(console, key);
        var findings = new List<Finding>();
        await using var scope = console.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ExamineChannel>().RunAsync(
            channel.Id, finding => { findings.Add(finding); return Task.CompletedTask; }, Administrator));
        return findings;
    }

    private static async Task SignInAsync(RunningConsole console, string person)
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, person);
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var confirmed = await phone.ConfirmAsync();
        await confirmed.ApprovedAsync();
    }

    // What stands in front of the console at its public address.
    private static async Task<WebApplication> ProxyAsync(RunningConsole console, Func<HttpClient> inner, bool withQuery = true)
    {
        var proxy = WebApplication.CreateSlimBuilder().Build();
        proxy.Urls.Add($"http://127.0.0.1:{new Uri(console.Origin).Port}");
        proxy.Map("/{**path}", async (HttpContext http) =>
        {
            using var client = inner();
            using var answer = await client.GetAsync(new Uri(new Uri(console.Origin), http.Request.Path + (withQuery ? http.Request.QueryString.Value : "")));
            http.Response.StatusCode = (int)answer.StatusCode;
            await http.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        });
        await proxy.StartAsync();
        return proxy;
    }
}

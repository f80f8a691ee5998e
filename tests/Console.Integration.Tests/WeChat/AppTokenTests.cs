using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.WeChat;

/// <summary>The application's access token: fetched once for all, and once more when WeChat does not take it any longer.</summary>
public sealed class AppTokenTests
{
    private const string TokenPath = "/cgi-bin/stable_token";
    private const string PhonePath = "/wxa/business/getuserphonenumber";

    [Fact] // attack case B17
    public async Task Token_NeededByManyAtOnce_IsFetchedOnce()
    {
        await using var own = await OwnConsole.StartAsync();

        await Task.WhenAll(Enumerable.Range(90, 12).Select(number => SignInAsync(own.Console, $"load-{number}")));
        await SignInAsync(own.Console, "load-89");

        Assert.Single(await own.Console.WeChatLogAsync(TokenPath));
        Assert.Equal(13, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
    }

    [Theory] // attack case B17
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task Token_ThatWeChatRefuses_IsReplacedAndTheCallMadeOnceMore(int errcode)
    {
        await using var own = await OwnConsole.StartAsync();
        await SignInAsync(own.Console, "load-90");
        await own.Console.FaultAsync(new { path = PhonePath, kind = "errcode", errcode, times = 1 });

        await SignInAsync(own.Console, "load-91");

        // Asked for the token as it is, then for another one by force: WeChat took the first for good.
        Assert.Equal(3, (await own.Console.WeChatLogAsync(TokenPath)).Count);
        Assert.Equal(3, (await own.Console.WeChatLogAsync(PhonePath)).Count);
    }

    [Fact]
    public async Task Token_ThatIsRefusedAgain_EndsInARefusalAndNotInALoop()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.FaultAsync(new { path = PhonePath, kind = "errcode", errcode = 40001 });
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "load-90");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var refused = await phone.ConfirmAsync();

        Assert.Equal("wechat.token-refused", await refused.RefusalAsync(System.Net.HttpStatusCode.BadGateway));
        Assert.Equal(2, (await own.Console.WeChatLogAsync(PhonePath)).Count);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task WeChatDown_WhileAPhoneIsGiven_SaysSoAndTheCodeStaysUsable()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "load-90");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        await own.Console.FaultAsync(new { path = PhonePath, kind = "html502", times = 1 });

        using var failed = await phone.ConfirmAsync();
        using var second = await phone.ConfirmAsync();

        Assert.Equal("wechat.unavailable", await failed.RefusalAsync(System.Net.HttpStatusCode.BadGateway));
        await second.ApprovedAsync();
    }

    private static async Task SignInAsync(RunningConsole console, string person)
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, person);
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var confirmed = await phone.ConfirmAsync();
        await confirmed.ApprovedAsync();
    }
}

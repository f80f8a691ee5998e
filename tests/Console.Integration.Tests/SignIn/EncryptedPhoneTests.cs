using System.Net;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The older form of the phone button: data that was encrypted for a login.</summary>
public sealed class EncryptedPhoneTests
{
    [Fact]
    public async Task Number_EncryptedForTheLogin_IsAQuickProofAtTheDoor()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        var code = await phone.LoginCodeAsync();
        var (encryptedData, iv) = await phone.PhoneDataAsync();

        using var answer = await DoorAsync(own.Console, phone, code, encryptedData, iv);

        Assert.Equal("signed-in", (string?)(await answer.DecisionAsync())["decision"]);
        var claim = await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync());
        Assert.Equal((ClaimState.Holder, ProofStrength.Quick), (claim.State, claim.Strength));
    }

    [Fact]
    public async Task Number_EncryptedForALogin_IsTakenInTheConfirmationToo_FromTheSamePersonAlone()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        using var stranger = new MiniProgramInHand(own.Console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        var (theirCode, their) = (await stranger.LoginCodeAsync(), await stranger.PhoneDataAsync());
        using var foreign = await ConfirmAsync(phone, theirCode, their);
        var (code, data) = (await phone.LoginCodeAsync(), await phone.PhoneDataAsync());
        using var confirmed = await ConfirmAsync(phone, code, data);

        Assert.Equal("phone.refused", await foreign.RefusalAsync(HttpStatusCode.BadRequest));
        await confirmed.ApprovedAsync();
        Assert.Equal(ProofStrength.Quick, (await own.Console.ReadAsync(context => context.PhoneClaims.SingleAsync())).Strength);
    }

    [Fact] // attack cases C3, C5
    public async Task C5_Data_BroughtAgainOrTooOld_IsRefusedAsIfItWereWrong()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        var first = await phone.LoginCodeAsync();
        var (encryptedData, iv) = await phone.PhoneDataAsync();
        (await DoorAsync(own.Console, phone, first, encryptedData, iv)).Dispose();

        using var again = await DoorAsync(own.Console, phone, await phone.LoginCodeAsync(), encryptedData, iv);
        using var broken = await DoorAsync(own.Console, phone, await phone.LoginCodeAsync(), encryptedData[..^8] + "AAAAAAA=", iv);
        using var otherIv = await DoorAsync(
            own.Console, phone, await phone.LoginCodeAsync(), (await phone.PhoneDataAsync()).Data, Convert.ToBase64String(new byte[16]));
        var (old, oldIv) = await phone.PhoneDataAsync();
        own.Console.Clock.Advance(EncryptedData.Freshness + TimeSpan.FromSeconds(2));
        using var late = await DoorAsync(own.Console, phone, await phone.LoginCodeAsync(), old, oldIv);

        foreach (var answer in (HttpResponseMessage[])[again, broken, otherIv, late])
            Assert.Equal("wechat.data-refused", await answer.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    [Fact] // attack case C5
    public async Task C5_Data_BroughtFiftyTimesAtOnce_CountsOnce()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        var codes = new List<string>();
        for (var i = 0; i < 50; i++)
            codes.Add(await phone.LoginCodeAsync());
        var (encryptedData, iv) = await phone.PhoneDataAsync();

        var answers = await Task.WhenAll(codes.Select(code => DoorAsync(own.Console, phone, code, encryptedData, iv)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    private static Task<HttpResponseMessage> DoorAsync(
        RunningConsole console, MiniProgramInHand phone, string code, string encryptedData, string iv) =>
        phone.PostDoorAsync("mini-program", new { appId = console.MiniProgram.AppId, code, phoneData = new { encryptedData, iv } });

    private static Task<HttpResponseMessage> ConfirmAsync(MiniProgramInHand phone, string code, (string Data, string Iv) data) =>
        phone.PostAsync("confirm", new { scanToken = phone.ScanToken, phoneData = new { code, encryptedData = data.Data, iv = data.Iv } });
}

using System.Net;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.Channels.PhoneCosts;
using BlazorConsole.Features.SignIn.PhoneCosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.MiniProgram;

/// <summary>What the phone buttons cost: each press is counted once, whatever becomes of its code.</summary>
public sealed class PhoneCostTests
{
    [Fact]
    public async Task Press_OfEitherButton_IsCountedOnce_AlsoWhenItsCodeComesTwiceOrIsRefused()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "load-1");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        var code = await phone.PhoneCodeAsync();
        await own.Console.FaultAsync(new { path = "/wxa/business/getuserphonenumber", kind = "html502", times = 1 });

        using var lost = await phone.PostAsync("confirm", new { scanToken = phone.ScanToken, phoneCode = code });
        Assert.Equal(HttpStatusCode.BadGateway, lost.StatusCode);
        using var again = await phone.PostAsync("confirm", new { scanToken = phone.ScanToken, phoneCode = code });
        await again.ApprovedAsync();
        using var other = new MiniProgramInHand(own.Console, "load-2");
        await other.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var refused = await other.PostAsync("confirm", new { scanToken = other.ScanToken, phoneCode = "of-nobody", phoneProof = "quick" });
        Assert.Equal("phone.refused", await refused.RefusalAsync(HttpStatusCode.BadRequest));

        var counted = await CountedAsync(own.Console);
        Assert.Equal((1, 1), (counted.Quick, counted.RealTime));
        Assert.Equal(PhonePresses.MonthOf(own.Console.Clock.GetUtcNow()), counted.Month);
    }

    [Fact]
    public async Task Presses_OfManyAtOnce_AreAllCounted_ByHoweverManyCount()
    {
        await using var own = await OwnConsole.StartAsync();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            using var phone = new MiniProgramInHand(own.Console, $"load-{number}");
            (await phone.SignInAsync(phone: true)).Dispose();
        }));
        var count = own.Console.Services.GetRequiredService<CountPresses>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => count.RunOnceAsync()));

        Assert.Equal(20, (await CountedAsync(own.Console)).All);
    }

    [Fact]
    public async Task Cost_OfAMonth_IsWhatIsNotFree_AndTheBudgetSaysHowFarItIs()
    {
        await using var own = await OwnConsole.StartAsync(("PhoneCost:Free", "1"), ("Channels:mini:PhoneBudget", "0.05"));
        foreach (var person in (string[])["load-1", "load-2"])
        {
            using var phone = new MiniProgramInHand(own.Console, person);
            (await phone.SignInAsync(phone: true)).Dispose();
        }

        await CountedAsync(own.Console);
        var cost = await own.Console.Services.GetRequiredService<ReadPhoneCosts>().LoadAsync(
            await own.Console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == "mini")));

        Assert.Equal((4, 0, 80, true), (cost.Months[0].Fen, cost.FreeLeft, cost.Percent, cost.Alerts));
    }

    [Fact]
    public async Task Person_WhoseNumberIsOnRecord_IsNotAskedAgain_WhereTheChannelSaysSo()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Phone", "Required"), ("Channels:mini:PhoneReuse", "true"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        Assert.Equal("required", (string?)(await phone.ScanAsync(await screen.NewMiniProgramCodeAsync()))["phone"]);
        using var first = await phone.ConfirmAsync();
        await first.ApprovedAsync();

        Assert.Equal("none", (string?)(await phone.ScanAsync(await screen.NewMiniProgramCodeAsync()))["phone"]);
        using var second = await phone.ConfirmAsync(phone: false);
        await second.ApprovedAsync();
        using var atTheDoor = await phone.SignInAsync();
        Assert.Equal("signed-in", (string?)(await atTheDoor.DecisionAsync())["decision"]);

        using var stranger = new MiniProgramInHand(own.Console, "xiaohong");
        using var held = await stranger.SignInAsync();
        Assert.Equal("held", (string?)(await held.DecisionAsync())["decision"]);
    }

    private static async Task<PhonePresses> CountedAsync(RunningConsole console)
    {
        await console.Services.GetRequiredService<CountPresses>().RunOnceAsync();
        return await console.ReadAsync(context => context.PhonePresses.AsNoTracking().SingleAsync());
    }
}

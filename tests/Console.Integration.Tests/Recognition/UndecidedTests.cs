using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.Recognition;

/// <summary>What no row decides yet: it waits as one case, and nobody is attached by a guess.</summary>
public sealed class UndecidedTests
{
    [Fact]
    public async Task SecondOpenIdOfOneApp_WithTheSameUnionId_IsAnAccountOfItsOwnAndOneOpenCase()
    {
        await using var own = await Doors.StartAsync();

        var first = await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        var second = await own.Console.SignInAsync("site", openId: 2, unionId: 1);
        var again = await own.Console.SignInAsync("site", openId: 2, unionId: 1);

        Assert.NotEqual(first, second);
        Assert.Equal(second, again);
        var pairs = await own.Console.ReadAsync(context => context.Attestations.OrderBy(pair => pair.OpenId).Select(pair => pair.Placement).ToListAsync());
        Assert.Equal([Placement.Accepted, Placement.SetAside], pairs);
        Assert.Equal(first, await own.Console.ReadAsync(context => context.UnionKeys.Select(key => key.Origin).SingleAsync()));
        var open = await own.Console.ReadAsync(context => context.Cases.SingleAsync());
        Assert.Equal((second, 2), (open.Origin, open.Sightings));
    }

    [Fact] // attack case B11
    public async Task UnionId_ThatChangesForAKnownOpenId_MovesNobodyAndIsOneOpenCase()
    {
        await using var own = await Doors.StartAsync();

        var first = await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        var changed = await own.Console.SignInAsync("site", openId: 1, unionId: 2);
        var again = await own.Console.SignInAsync("site", openId: 1, unionId: 2);

        Assert.Equal([first, first], [changed, again]);
        Assert.Equal(first, await own.Console.ReadAsync(context => context.UnionKeys.Select(key => key.Origin).SingleAsync()));
        Assert.Equal(2, (await own.Console.ReadAsync(context => context.Cases.SingleAsync())).Sightings);
    }

    [Fact]
    public async Task TwoLivingPeople_WhoProveOneNumberInRealTime_StayTwoAndTheNumberStaysWithTheFirst()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;
        var first = await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));

        var (asks, nobody) = await console.RecogniseAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.RealTime));
        var second = await console.SignInAsync(
            "site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.RealTime), PersonAnswer.Separately);

        Assert.Equal("+86 138••••8866", Assert.IsType<Resolution.Asks>(asks).Question.Hint);
        Assert.Null(nobody);
        Assert.NotEqual(first, second);
        var claim = await console.ReadAsync(context => context.PhoneClaims.SingleAsync());
        Assert.Equal((first, ClaimState.Holder), (claim.Origin, claim.State));
        Assert.Equal(second, (await console.ReadAsync(context => context.Cases.SingleAsync())).Origin);
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Recognition;

/// <summary>The rows with the real store: what is found, and what is left there.</summary>
public sealed class RecognitionTests
{
    private const string Number = "+86 13800138866";

    [Fact]
    public async Task B7_NewDoorWithAKnownUnionId_IsTheSameAccount()
    {
        await using var own = await Doors.StartAsync();

        var first = await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        var second = await own.Console.SignInAsync("app", openId: 2, unionId: 1);

        Assert.Equal(first, second);
        Assert.Equal(2, await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync(link => link.Origin == first)));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.UnionKeys.CountAsync()));
        Assert.All(
            await own.Console.ReadAsync(context => context.Attestations.ToListAsync()), pair => Assert.Equal(Placement.Accepted, pair.Placement));
    }

    [Fact] // attack case C10
    public async Task B10_UnionIdThatCameLate_IsGivenToWhoTheOpenIdNames()
    {
        await using var own = await Doors.StartAsync();

        var first = await own.Console.SignInAsync("site", openId: 1);
        var second = await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        var third = await own.Console.SignInAsync("app", openId: 2, unionId: 1);

        Assert.Equal([first, first], [second, third]);
    }

    [Fact]
    public async Task Sighting_OfOneUnionIdThroughTwoDeclaredChannels_ConfirmsBothAndJoinsInThatSameSignIn()
    {
        await using var own = await OwnConsole.StartAsync();
        var console = own.Console;

        var somebody = await console.SignInAsync("official", openId: 8, unionId: 8);
        var first = await console.SignInAsync("official", openId: 1, unionId: 1);
        var second = await console.SignInAsync("mini", openId: 2, unionId: 1);

        Assert.Equal(first, second);
        Assert.All(
            await console.ReadAsync(context => context.Channels.ToListAsync()), channel => Assert.Equal(BindingState.Confirmed, channel.Binding));

        // Everybody else who waits is settled little by little, and found before that as well.
        Assert.Equal(1, await console.ReadAsync(context => context.Attestations.CountAsync(pair => pair.Placement == Placement.Unscoped)));
        Assert.Equal(somebody, await console.SignInAsync("mini", openId: 9, unionId: 8));
        Assert.Equal(0, await console.ReadAsync(context => context.Attestations.CountAsync(pair => pair.Placement == Placement.Unscoped)));
    }

    [Fact]
    public async Task WaitingPairs_OfAConfirmedChannel_AreAllSettledWithoutAnyOfThoseSignIns()
    {
        await using var own = await OwnConsole.StartAsync();
        var console = own.Console;
        for (var person = 10; person < 15; person++)
            await console.SignInAsync("official", openId: person, unionId: person);
        await console.SignInAsync("official", openId: 1, unionId: 1);
        await console.SignInAsync("mini", openId: 2, unionId: 1);

        await console.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<SettleWaitingPairs>().Single().RunOnceAsync(default);

        Assert.All(
            await console.ReadAsync(context => context.Attestations.ToListAsync()), pair => Assert.Equal(Placement.Accepted, pair.Placement));
        Assert.Equal(6, await console.ReadAsync(context => context.UnionKeys.CountAsync()));
    }

    [Fact]
    public async Task WaitingPairs_ThatContradict_AreSetAsideAsACaseAndJoinNobody()
    {
        await using var own = await OwnConsole.StartAsync();
        var console = own.Console;
        var first = await console.SignInAsync("official", openId: 1, unionId: 1);
        var other = await console.SignInAsync("official", openId: 2, unionId: 1);

        var mini = await console.SignInAsync("mini", openId: 3, unionId: 1);

        Assert.Equal(first, mini);
        Assert.NotEqual(first, other);
        Assert.Equal(other, await console.ReadAsync(context => context.Cases.Select(@case => @case.Origin).SingleAsync()));
        Assert.Equal(1, await console.ReadAsync(context => context.Attestations.CountAsync(pair => pair.Placement == Placement.SetAside)));
    }

    [Fact]
    public async Task FirstSignIns_OfOnePersonByTwoDoorsAtOnce_AreOneAccount()
    {
        await using var own = await Doors.StartAsync();
        var people = Enumerable.Range(1, 100).ToList();

        var origins = await Task.WhenAll(people.SelectMany(person => (Task<Domain.Accounts.OriginId>[])
        [
            Task.Run(() => own.Console.SignInAsync("site", openId: person, unionId: person)),
            Task.Run(() => own.Console.SignInAsync("app", openId: 1000 + person, unionId: person)),
        ]));

        Assert.All(people, person => Assert.Equal(origins[2 * (person - 1)], origins[(2 * person) - 1]));
        Assert.Equal((100, 200, 0), (
            await own.Console.ReadAsync(context => context.Accounts.CountAsync()),
            await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync()),
            await own.Console.ReadAsync(context => context.Cases.CountAsync())));
    }

    [Fact]
    public async Task UnionId_OfAnotherOpenPlatform_MatchesNobody()
    {
        await using var own = await Doors.StartAsync(("OpenPlatforms:globex:Name", "Globex"), ("Channels:app:OpenPlatform", "globex"));

        var first = await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        var second = await own.Console.SignInAsync("app", openId: 2, unionId: 1);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task C6_FreeNumber_IsHeldEncryptedAndFoundByItsHash()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;

        var origin = await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));

        var claim = await console.ReadAsync(context => context.PhoneClaims.SingleAsync());
        Assert.Equal((origin, ClaimState.Holder, ProofStrength.RealTime), (claim.Origin, claim.State, claim.Strength));
        var key = await console.ReadAsync(context => context.OriginKeys.SingleAsync());
        Assert.Equal(Number, console.Services.GetRequiredService<PhoneBox>().Open(key, claim).InFull());
        await console.StopAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(console.DatabaseFile)!))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("13800138866"u8));
        console.Start();
    }

    [Fact]
    public async Task C8_NumberOfSomebodyElse_BecomesAContactAndStaysWithItsHolder()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;
        var first = await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));

        var (asks, _) = await console.RecogniseAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.Quick));
        var nobody = await console.ReadAsync(context => context.Accounts.CountAsync());
        var second = await console.SignInAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.Quick), PersonAnswer.Separately);

        Assert.Equal("D-7", Assert.IsType<Resolution.Asks>(asks).Trace.Lines[^1].Row);
        Assert.Equal(1, nobody);
        var claims = await console.ReadAsync(context => context.PhoneClaims.ToDictionaryAsync(claim => claim.Origin, claim => claim.State));
        Assert.Equal((ClaimState.Holder, ClaimState.Contact), (claims[first], claims[second]));
    }

    [Fact]
    public async Task C2_NumberThatIsSharedAlready_IsNoQuestionAnyMore()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;
        await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));
        await console.SignInAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.Quick), PersonAnswer.Separately);

        var (again, _) = await console.RecogniseAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.Quick));

        Assert.Equal("C2", Assert.IsType<Resolution.SignedIn>(again).Trace.Lines[^1].Row);
    }

    [Fact]
    public async Task D6_NumberOfAnAccountWithoutThisWeChat_Asks()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;
        await console.SignInAsync("site", openId: 1, unionId: null, Recognises.Proof(console, 1, ProofStrength.RealTime));

        var (asks, _) = await console.RecogniseAsync("app", openId: 2, unionId: null, Recognises.Proof(console, 2, ProofStrength.Quick));

        Assert.Equal("D-6", Assert.IsType<Resolution.Asks>(asks).Trace.Lines[^1].Row);
    }

    [Fact]
    public async Task D1_NumberHeldByAQuickProof_FindsNobody()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;
        var first = await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.Quick));

        var second = await console.SignInAsync("site", openId: 2, unionId: 2, Recognises.Proof(console, 2, ProofStrength.Quick));

        Assert.NotEqual(first, second);
        Assert.Equal(first, await console.ReadAsync(context => context.PhoneClaims.Where(claim => claim.State == ClaimState.Holder).Select(claim => claim.Origin).SingleAsync()));
    }

    [Fact]
    public async Task C5_OneNumberTooMany_IsAContact()
    {
        await using var own = await Doors.StartAsync(("Recognition:PhonesPerAccount", "1"));
        var console = own.Console;
        await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));

        await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime, "+86 13900139000"));

        var states = await console.ReadAsync(context => context.PhoneClaims.OrderBy(claim => claim.FirstSeen).Select(claim => claim.State).ToListAsync());
        Assert.Equal(2, states.Count);
        Assert.Single(states, ClaimState.Contact);
    }

    [Fact]
    public async Task C1_NumberGivenForAnotherOpenId_IsNotUsed()
    {
        await using var own = await Doors.StartAsync();
        var console = own.Console;

        await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 2, ProofStrength.Quick));

        Assert.Equal(0, await console.ReadAsync(context => context.PhoneClaims.CountAsync()));
    }
}

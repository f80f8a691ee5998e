using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Recognition;

/// <summary>What no row decides yet: two confirmed channels, one UnionID.</summary>
public sealed class UndecidedTests
{
    private static readonly UnionId UnionId = UnionId.Parse("oUnion00000000000000000000001");

    [Fact]
    public async Task NewOpenId_WithAUnionIdThatSomebodyHolds_IsAnAccountOfItsOwnAndOneOpenCase()
    {
        await using var own = await OwnConsole.StartAsync(
            ("Channels:site:Kind", "WebsiteApp"), ("Channels:site:AppId", "wx00000000000000a1"), ("Channels:site:Secret", "s"), ("Channels:site:OpenPlatform", "acme"),
            ("Channels:app:Kind", "MobileApp"), ("Channels:app:AppId", "wx00000000000000a2"), ("Channels:app:Secret", "s"), ("Channels:app:OpenPlatform", "acme"));

        var first = await SignInAsync(own.Console, "site", "oOpen0000000000000000000001");
        var second = await SignInAsync(own.Console, "app", "oOpen0000000000000000000002");
        var again = await SignInAsync(own.Console, "app", "oOpen0000000000000000000002");

        Assert.NotEqual(first, second);
        Assert.Equal(second, again);
        var pairs = await own.Console.ReadAsync(context => context.Attestations.OrderBy(pair => pair.OpenId).Select(pair => pair.Placement).ToListAsync());
        Assert.Equal([Placement.Accepted, Placement.SetAside], pairs);
        Assert.Equal(first, await own.Console.ReadAsync(context => context.UnionKeys.Select(key => key.Origin).SingleAsync()));
        var open = await own.Console.ReadAsync(context => context.Cases.SingleAsync());
        Assert.Equal((second, 2), (open.Origin, open.Sightings));
    }

    private static async Task<OriginId> SignInAsync(RunningConsole console, string channelKey, string openId)
    {
        var channel = await console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == channelKey));
        var evidence = new Evidence(channel.Id, channel.AppId, [new Answer(OpenId.Parse(openId), UnionId)], IsSnapshot: false, console.Clock.GetUtcNow());
        var recognise = console.Services.GetRequiredService<RecognisePerson>();
        var recognised = await console.Services.GetRequiredService<IWriteLane>().RunAsync(
            (item, token) => recognise.InsideAsync(item, evidence, new Profile(null, null), Scenario.PcScan, token));
        return recognised.Value;
    }
}

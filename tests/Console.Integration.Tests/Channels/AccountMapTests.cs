using System.Net;
using BlazorConsole.Features.Channels.Map;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>How many people each channel knows, counted from people who came.</summary>
public sealed class AccountMapTests
{
    [Fact]
    public async Task People_OfSeveralDoors_AreCountedOnceForEachChannelAndOnceForTheirOpenPlatform()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:website:OpenPlatform", ""));
        await ComeAsync(own.Console, "xiaowang");
        await ComeAsync(own.Console, "xiaohong");
        // Without a UnionID the first time.
        await ComeAsync(own.Console, "lilei");
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");
        (await mini.SignInAsync()).Dispose();
        (await mini.SignInAsync()).Dispose();

        var map = await own.Console.Services.GetRequiredService<DrawMap>().LoadAsync();

        Assert.Equal(3, map.People);
        Assert.Equal(["Acme", null], map.Groups.Select(group => group.Name));
        Assert.Equal((3, 1), (map.Groups[0].People, map.Groups[0].Shared));
        Assert.Equal(
            [("mini", 1, 1, UnionIdGap.None), ("mobile", 0, 0, UnionIdGap.None), ("official", 3, 2, UnionIdGap.CanBeAsked)],
            map.Groups[0].Channels.Select(entry => (entry.Channel.Key, entry.People, entry.WithUnionId, entry.Gap)));
        Assert.Equal(("website", 0), (map.Groups[1].Channels[0].Channel.Key, map.Groups[1].People));
    }

    [Fact]
    public async Task Channel_OfOneDoorAlone_SaysThatItsBindingWasNotSeenYet()
    {
        await using var own = await OwnConsole.StartAsync();
        await ComeAsync(own.Console, "xiaowang");

        var map = await own.Console.Services.GetRequiredService<DrawMap>().LoadAsync();

        Assert.Equal(UnionIdGap.NotConfirmed, map.Groups[0].Channels.Single(entry => entry.Channel.Key == "official").Gap);
    }

    private static async Task ComeAsync(RunningConsole console, string person)
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new Phone(console, person);
        var code = await screen.NewCodeAsync();
        (await phone.ScanAsync(code.Id)).Dispose();
        using var approved = await phone.ApproveAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
    }
}

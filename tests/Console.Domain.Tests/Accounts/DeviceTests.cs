using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Domain.Tests.Accounts;

public sealed class DeviceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Asker Asker = new("Acme Shop", "Chrome", "Windows");

    [Theory]
    [InlineData(true, DeviceState.Known)]
    [InlineData(false, DeviceState.Disowned)]
    public void Device_ThatIsAskedAbout_IsAnsweredForOnce(bool wasThem, DeviceState after)
    {
        var device = New(isAsked: true);

        Assert.True(device.Answer(wasThem));
        Assert.False(device.Answer(!wasThem));

        Assert.Equal(after, device.State);
    }

    [Fact]
    public void Device_ThatIsKnown_CannotBeDisowned()
    {
        var device = New(isAsked: false);

        Assert.False(device.Answer(wasThem: false));
        Assert.Equal(DeviceState.Known, device.State);
    }

    [Theory]
    [InlineData(true, DeviceState.Known)]
    [InlineData(false, DeviceState.Asked)]
    public void Device_SeenAgain_IsKnownWhereThePersonSawWhoAsks(bool wasShown, DeviceState after)
    {
        var device = New(isAsked: true);

        device.SeeAgain(Asker with { City = "上海" }, wasShown, Now.AddHours(1));

        Assert.Equal((after, "上海", Now.AddHours(1)), (device.State, device.Asker.City, device.SeenAt));
    }

    private static Device New(bool isAsked) => Device.Note(OriginId.New(Now), [1, 2, 3], Asker, isAsked, Now);
}

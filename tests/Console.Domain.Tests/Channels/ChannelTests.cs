using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Tests.Channels;

public sealed class ChannelTests
{
    private static readonly OpenPlatformId Acme = OpenPlatformId.New(Given.Now);

    [Theory]
    [InlineData(ChannelKind.OfficialAccount, BindingState.Declared)]
    [InlineData(ChannelKind.MiniProgram, BindingState.Declared)]
    [InlineData(ChannelKind.WebsiteApp, BindingState.Confirmed)]
    [InlineData(ChannelKind.MobileApp, BindingState.Confirmed)]
    public void Bind_ToAnOpenPlatform_ConfirmsOnlyWhatBelongsToItByConstruction(ChannelKind kind, BindingState binding)
    {
        var channel = Bound(kind, Acme);

        Assert.Equal(binding, channel.Binding);
        Assert.Equal(binding is BindingState.Confirmed, channel.UnionIdIsUsable);
    }

    [Fact]
    public void Bind_ToNone_MakesNoUnionIdUsable()
    {
        var channel = Bound(ChannelKind.WebsiteApp, null);

        Assert.Equal(BindingState.None, channel.Binding);
        Assert.False(channel.UnionIdIsUsable);
    }

    [Fact]
    public void Bind_ToTheSameOneAgain_KeepsTheConfirmation()
    {
        var channel = Bound(ChannelKind.OfficialAccount, Acme);
        channel.ConfirmBySight(Given.Now);
        channel.Bind(Acme, Given.Now.AddDays(1));

        Assert.Equal(BindingState.Confirmed, channel.Binding);
        Assert.Single(channel.Bindings);
    }

    [Fact]
    public void Bind_ToAnotherOne_StartsUnconfirmedAndKeepsTheFormerInItsTime()
    {
        var channel = Bound(ChannelKind.OfficialAccount, Acme);
        channel.ConfirmBySight(Given.Now);
        channel.Bind(OpenPlatformId.New(Given.Now), Given.Now.AddDays(1));

        Assert.Equal(BindingState.Declared, channel.Binding);
        Assert.Equal((Acme, Given.Now.AddDays(1)), (channel.Bindings[0].OpenPlatform, channel.Bindings[0].Until!.Value));
    }

    [Fact]
    public void ConfirmBySight_OfABoundChannel_MakesItsUnionIdsUsable()
    {
        var channel = Bound(ChannelKind.OfficialAccount, Acme);
        channel.ConfirmBySight(Given.Now);

        Assert.True(channel.UnionIdIsUsable);
    }

    [Fact]
    public void ConfirmBySight_OfAnUnboundChannel_ConfirmsNothing()
    {
        var channel = Bound(ChannelKind.OfficialAccount, null);
        channel.ConfirmBySight(Given.Now);

        Assert.Equal(BindingState.None, channel.Binding);
    }

    private static Channel Bound(ChannelKind kind, OpenPlatformId? openPlatform)
    {
        var channel = Channel.Register(ChannelId.New(Given.Now), "key", kind, Given.AppId);
        channel.Bind(openPlatform, Given.Now);
        return channel;
    }
}

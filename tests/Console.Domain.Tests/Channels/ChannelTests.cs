using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Tests.Channels;

public sealed class ChannelTests
{
    private static readonly OpenPlatformId Acme = OpenPlatformId.New(Given.Now);

    [Theory]
    [InlineData(ChannelKind.OfficialAccount, Binding.Declared)]
    [InlineData(ChannelKind.MiniProgram, Binding.Declared)]
    [InlineData(ChannelKind.WebsiteApp, Binding.Confirmed)]
    [InlineData(ChannelKind.MobileApp, Binding.Confirmed)]
    public void Configure_WithAnOpenPlatform_ConfirmsOnlyWhatBelongsToItByConstruction(ChannelKind kind, Binding binding)
    {
        var channel = Configured(kind, Acme);

        Assert.Equal(binding, channel.Binding);
        Assert.Equal(binding is Binding.Confirmed, channel.UnionIdIsUsable);
    }

    [Fact]
    public void Configure_WithoutAnOpenPlatform_MakesNoUnionIdUsable()
    {
        var channel = Configured(ChannelKind.WebsiteApp, null);

        Assert.Equal(Binding.None, channel.Binding);
        Assert.False(channel.UnionIdIsUsable);
    }

    [Fact]
    public void Configure_WithAnotherOpenPlatform_StartsUnconfirmed()
    {
        var channel = Configured(ChannelKind.OfficialAccount, Acme);
        channel.Configure("name", [1], OpenPlatformId.New(Given.Now));

        Assert.Equal(Binding.Declared, channel.Binding);
    }

    private static Channel Configured(ChannelKind kind, OpenPlatformId? openPlatform)
    {
        var channel = Channel.Register(ChannelId.New(Given.Now), "key", kind, Given.AppId);
        channel.Configure("name", [1], openPlatform);
        return channel;
    }
}

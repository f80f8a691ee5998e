using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Tests.Identities;

public sealed class WeChatIdentifierTests
{
    [Theory]
    [InlineData("oSim0000000000000000000000001")]
    [InlineData("o")]
    [InlineData("oX_-9")]
    public void OpenId_OfWeChatsAlphabet_IsKeptExactly(string text)
    {
        Assert.True(OpenId.TryParse(text, out var openId));
        Assert.Equal(text, openId.Value);
    }

    [Theory] // attack case B9
    [InlineData(null)]
    [InlineData("")]
    [InlineData("o\u0000pen")]
    [InlineData("o pen")]
    [InlineData("oÖpen")]
    [InlineData("o😀")]
    [InlineData("o%2e")]
    public void OpenId_OfAnotherShape_IsRefused(string? text)
    {
        Assert.False(OpenId.TryParse(text, out _));
        Assert.False(UnionId.TryParse(text, out _));
    }

    [Fact]
    public void OpenId_SixtyFiveCharacters_IsRefused()
    {
        Assert.True(OpenId.TryParse(new string('o', 64), out _));
        Assert.False(OpenId.TryParse(new string('o', 65), out _));
    }

    [Fact]
    public void OpenId_DifferingInCaseOnly_IsAnother() // attack case D18
    {
        Assert.NotEqual(OpenId.Parse("oAbc"), OpenId.Parse("oaBc"));
    }

    [Fact]
    public void OpenId_Interpolated_IsMasked()
    {
        const string Text = "oSim0000000000000000000009Kd2";

        Assert.Equal("oSim…9Kd2", $"{OpenId.Parse(Text)}");
        Assert.Equal("••••", Masking.Shorten("oShort"));
    }

    [Theory]
    [InlineData("wx0123456789abcdef", true)]
    [InlineData("wx0123456789ABCDEF", false)]
    [InlineData("wx0123456789abcde", false)]
    [InlineData("xx0123456789abcdef", false)]
    [InlineData(null, false)]
    public void AppId_Text_IsReadOnlyInWeChatsShape(string? text, bool isAppId) => Assert.Equal(isAppId, WeChatAppId.TryParse(text, out _));
}

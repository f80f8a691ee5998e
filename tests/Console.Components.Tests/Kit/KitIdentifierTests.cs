using BlazorConsole.Components.Kit;
using Bunit;

namespace BlazorConsole.Components.Tests.Kit;

public sealed class KitIdentifierTests : ConsoleTestContext
{
    [Theory]
    [InlineData("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", "oX7a…9Kd2")]
    [InlineData("o-short", "o-short")]
    public void Identifier_Shown_IsShortenedInTheMiddle(string value, string shown)
    {
        Assert.Equal(shown, RenderIdentifier(value).Find("code").TextContent);
    }

    [Fact]
    public void Identifier_Hovered_Read_AndCopied_IsWhole()
    {
        var button = RenderIdentifier("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2").Find("button");

        Assert.Equal("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", button.GetAttribute("data-copy"));
        Assert.Equal("oX7aBcDeFgHiJkLmNoPqRsTu9Kd2", button.GetAttribute("title"));
        Assert.Equal("OpenID oX7aBcDeFgHiJkLmNoPqRsTu9Kd2, copy", button.GetAttribute("aria-label"));
    }

    private IRenderedComponent<KitIdentifier> RenderIdentifier(string value) =>
        Render<KitIdentifier>(parameters => parameters.Add(i => i.Value, value).Add(i => i.Label, "OpenID"));
}

using System.Globalization;
using BlazorConsole.Components.Kit;
using BlazorConsole.Resources;
using Bunit;

namespace BlazorConsole.Components.Tests.Kit;

public sealed class KitTimeTests : ConsoleTestContext
{
    [Theory]
    [InlineData(0, "just now")]
    [InlineData(2, "2 min ago")]
    [InlineData(60 * 5, "5 h ago")]
    [InlineData(60 * 24 * 3, "3 d ago")]
    [InlineData(60 * 24 * 37, "3 May 2026")]
    public void Time_InThePast_IsTold(int minutesAgo, string expected)
    {
        Assert.Equal(expected, RenderTime(minutesAgo).Find("time").TextContent);
    }

    [Fact]
    public void Time_InChinese_IsToldInChinese()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Language.Chinese);

        Assert.Equal("2 分钟前", RenderTime(minutesAgo: 2).Find("time").TextContent);
    }

    [Fact]
    public void Time_Hovered_IsAbsoluteInTheBrowsersZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

        var time = Render<KitTime>(parameters => parameters.Add(t => t.At, Clock.Now).AddCascadingValue("BrowserZone", zone));

        Assert.Equal("9 Jun 2026, 20:00:00 UTC+08:00", time.Find("time").GetAttribute("title"));
    }

    private IRenderedComponent<KitTime> RenderTime(int minutesAgo) =>
        Render<KitTime>(parameters => parameters.Add(t => t.At, Clock.Now.AddMinutes(-minutesAgo)));
}

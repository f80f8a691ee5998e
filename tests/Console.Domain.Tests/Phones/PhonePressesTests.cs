using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Tests.Phones;

public sealed class PhonePressesTests
{
    [Theory]
    [InlineData("2026-11-30T15:59:59Z", 202611)]
    [InlineData("2026-11-30T16:00:00Z", 202612)]
    [InlineData("2026-12-31T16:00:00Z", 202701)]
    [InlineData("2026-12-01T00:30:00+09:00", 202611)]
    public void Month_OfAnInstant_IsTheOneInChina(string at, int month) =>
        Assert.Equal(month, PhonePresses.MonthOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Month_IsWrittenAsPeopleDo() => Assert.Equal("2026-03", new PhonePresses(default, 202603).Name);
}

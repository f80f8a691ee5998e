namespace BlazorConsole.Components.Tests;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/console/accounts?q=%E5%B0%8F", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("console", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Url_OnlyOfThisSite_IsLocal(string? url, bool local)
    {
        Assert.Equal(local, LocalUrl.IsLocal(url));
        Assert.Equal(local ? url : "/", LocalUrl.OrRoot(url));
    }
}

using System.Net;

namespace BlazorConsole.Integration.Tests.Preferences;

public sealed class PreferencesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Language_Chosen_IsSpokenFromThenOn()
    {
        using var browser = console.Browser();

        using var answer = await ChooseAsync(browser, ConsoleUrls.Language, "zh-Hans", "/console/sign-in?error=refused");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/console/sign-in?error=refused", answer.Headers.Location!.OriginalString);
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(ConsoleUrls.AdministratorSignIn, UriKind.Relative)));
        Assert.Contains("lang=\"zh-Hans\"", html, StringComparison.Ordinal);
        Assert.Contains("登录控制台", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_Chosen_StandsOnEveryPage()
    {
        using var browser = console.Browser();

        using var answer = await ChooseAsync(browser, ConsoleUrls.Theme, "dark", "/");

        var html = await browser.GetStringAsync(new Uri(ConsoleUrls.AdministratorSignIn, UriKind.Relative));
        Assert.Contains("data-theme=\"dark\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    public async Task ReturnUrl_OfAnotherSite_IsNotFollowed(string url)
    {
        using var browser = console.Browser();

        using var answer = await ChooseAsync(browser, ConsoleUrls.Theme, "dark", url);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(ConsoleUrls.Theme)]
    [InlineData(ConsoleUrls.Language)]
    public async Task Choice_ThatIsNotOffered_IsRefused(string url)
    {
        using var browser = console.Browser();

        using var answer = await ChooseAsync(browser, url, "\"><script>", "/");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static async Task<HttpResponseMessage> ChooseAsync(HttpClient browser, string url, string value, string returnUrl)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = value, ["returnUrl"] = returnUrl });
        return await browser.PostAsync(new Uri(url, UriKind.Relative), form);
    }
}

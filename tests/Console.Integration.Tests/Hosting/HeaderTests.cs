using System.Net;

namespace BlazorConsole.Integration.Tests.Hosting;

public sealed class HeaderTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/w/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/console/sign-in")]
    [InlineData("/health")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/tickets/x")]
    public async Task EveryAnswer_CarriesThePolicyAndNoFrameOptions(string path)
    {
        using var answer = await console.Browser().GetAsync(new Uri(path, UriKind.Relative));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task EmbedOrigins_Configured_WidenSignInAlone()
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:EmbedOrigins:0", "https://www.example.com"));
        using var browser = own.Console.Browser();

        Assert.Contains("frame-ancestors https://www.example.com", await PolicyAsync(browser, "/signin"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(browser, "/console/sign-in"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(browser, "/w/AAAAAAAAAAAAAAAAAAAAAA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInPage_Requested_LoadsOnlyOurBundle()
    {
        var html = await console.Browser().GetStringAsync(new Uri("/signin", UriKind.Relative));

        var script = Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "<script[^>]*>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("js/sign-in.", script.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Radzen", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_BehindHttps_AreHostBoundSecureHttpOnlyAndLax() // attack case G2
    {
        await using var own = await OwnConsole.StartAsync(("Public:Origin", "https://login.example.com"));
        using var browser = own.Console.Browser(origin: "https://login.example.com");
        using var page = await browser.GetAsync(new Uri("/signin", UriKind.Relative));
        using var theme = await browser.PostAsync(
            new Uri("/preferences/theme", UriKind.Relative), new FormUrlEncodedContent([new("value", "dark"), new("returnUrl", "/signin")]));

        var cookies = page.Headers.GetValues("Set-Cookie").Concat(theme.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        });
    }

    [Theory] // attack case H5
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/disconnect")]
    public async Task Stranger_AsksForACircuit_IsRefused(string path)
    {
        using var answer = await console.Browser().PostAsync(new Uri(path, UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task UnknownPage_Requested_IsAPageThatSaysSo()
    {
        using var answer = await console.Browser().GetAsync(new Uri("/nowhere", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> PolicyAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task Redirect_OfARequestThatNamesAnotherHost_LeadsToOurOwn()
    {
        using var browser = console.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/accounts", UriKind.Relative));
        request.Headers.Host = "evil.example";

        using var answer = await browser.SendAsync(request);

        Assert.StartsWith(console.Origin, new Uri(new Uri(console.Origin), answer.Headers.Location!).AbsoluteUri, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text;

namespace BlazorConsole.Sandbox.Tests.WebView;

public sealed class WebViewTests(WebViewFixture fixture) : IClassFixture<WebViewFixture>, IAsyncLifetime
{
    private readonly RunningSandbox _sandbox = fixture.Sandbox;
    private readonly Upstream _upstream = fixture.Upstream;

    public async Task InitializeAsync()
    {
        _upstream.Requests.Clear();
        await _sandbox.DeleteAsync("/sandbox/phones/xiaowang");
        await _sandbox.DeleteAsync("/sandbox/phones/xiaohong");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Open_OfAConsoleUrl_NamesThePersonAndGoesToTheWebView()
    {
        using var answer = await OpenAsync("xiaowang", $"{_sandbox.Origins.Console}/w/ticket?a=1#part");

        Assert.Equal($"{_sandbox.Origins.WebView}/w/ticket?a=1#part", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("sandbox_phone=xiaowang;", cookie, StringComparison.Ordinal);
        foreach (var attribute in (string[])["path=/", "secure", "samesite=none", "httponly", "Partitioned"])
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://example.com/a", "https://example.com/a")]
    [InlineData("just text <b>", "just text &lt;b&gt;")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    public async Task Open_OfAnythingElse_ShowsIt(string scanned, string shown)
    {
        using var answer = await OpenAsync("xiaowang", scanned);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(shown, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfNobody_IsRefused()
    {
        using var answer = await OpenAsync("nobody", $"{_sandbox.Origins.Console}/w/ticket");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Request_WithoutAPhone_IsNotCarried()
    {
        using var answer = await _sandbox.Client.GetAsync(new Uri($"{_sandbox.Origins.WebView}/w/ticket"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_upstream.Requests);
    }

    [Fact]
    public async Task Request_OfAPhone_LooksLikeWeChatToTheConsole()
    {
        using var answer = await VisitAsync("xiaowang", "/confirm?t=%2F1", HttpMethod.Post, request =>
        {
            request.Content = new StringContent("answer=yes", Encoding.UTF8, "application/x-www-form-urlencoded");
            request.Headers.Add("Origin", _sandbox.Origins.WebView);
            request.Headers.Add("Referer", $"{_sandbox.Origins.WebView}/w/ticket");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Sec-Fetch-Dest", "iframe");
            request.Headers.Add("sec-ch-ua-mobile", "?0");
            request.Headers.Add("User-Agent", "Chrome on a desk");
        });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var received = _upstream.Requests["/confirm"];
        Assert.Equal("?t=%2F1", received.Query);
        Assert.Equal("answer=yes", received.Body);
        Assert.Equal($"localhost:{_sandbox.Options.ConsolePort}", received.Header("Host"));
        Assert.Equal(_sandbox.Origins.Console, received.Header("Origin"));
        Assert.Equal($"{_sandbox.Origins.Console}/w/ticket", received.Header("Referer"));
        Assert.Equal("same-origin", received.Header("Sec-Fetch-Site"));
        Assert.Equal("document", received.Header("Sec-Fetch-Dest"));
        Assert.Contains("MicroMessenger/", received.Header("User-Agent"), StringComparison.Ordinal);
        Assert.DoesNotContain("desk", received.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Equal("", received.Header("Cookie"));
        Assert.Equal("", received.Header("sec-ch-ua-mobile"));
    }

    [Fact]
    public async Task Request_FromAPageOfWeChat_IsCrossSiteToTheConsole()
    {
        using var answer = await VisitAsync("xiaowang", "/text", configure: request => request.Headers.Add("Sec-Fetch-Site", "same-site"));

        Assert.Equal("cross-site", _upstream.Requests["/text"].Header("Sec-Fetch-Site"));
    }

    [Fact]
    public async Task Request_ThatAScanLedTo_ComesFromNoPage()
    {
        using var opened = await OpenAsync("xiaowang", $"{_sandbox.Origins.Console}/text");
        using var first = await VisitAsync("xiaowang", "/text", configure: request => request.Headers.Add("Sec-Fetch-Site", "same-site"));
        var firstSite = _upstream.Requests["/text"].Header("Sec-Fetch-Site");
        using var second = await VisitAsync("xiaowang", "/text", configure: request => request.Headers.Add("Sec-Fetch-Site", "same-site"));

        Assert.Equal("none", firstSite);
        Assert.Equal("cross-site", _upstream.Requests["/text"].Header("Sec-Fetch-Site"));
    }

    [Fact]
    public async Task Cookies_OfTheConsole_StayInThePersonsJar()
    {
        using var set = await VisitAsync("xiaowang", "/set");
        using var mine = await VisitAsync("xiaowang", "/text");
        var sent = _upstream.Requests["/text"].Header("Cookie");
        using var hers = await VisitAsync("xiaohong", "/text");

        Assert.False(set.Headers.Contains("Set-Cookie"));
        Assert.Equal("guest=g1; strict=s1", sent);
        Assert.Equal("", _upstream.Requests["/text"].Header("Cookie"));
    }

    [Fact]
    public async Task Cookies_WithAPath_AreSentUnderItFirst()
    {
        using var set = await VisitAsync("xiaowang", "/set");
        using var page = await VisitAsync("xiaowang", "/w/ticket");

        Assert.Equal("deep=d1; guest=g1; strict=s1", _upstream.Requests["/w/ticket"].Header("Cookie"));
    }

    [Fact]
    public async Task Cookies_OnACrossSiteNavigation_AreSentWithoutTheStrictOne()
    {
        using var set = await VisitAsync("xiaowang", "/set");
        using var back = await VisitAsync("xiaowang", "/text", configure: request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "same-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
        });

        Assert.Equal("guest=g1", _upstream.Requests["/text"].Header("Cookie"));
    }

    [Fact]
    public async Task Cookies_Deleted_AreGone()
    {
        using var set = await VisitAsync("xiaowang", "/set");
        using var unset = await VisitAsync("xiaowang", "/unset");
        using var page = await VisitAsync("xiaowang", "/text");

        Assert.Equal("strict=s1", _upstream.Requests["/text"].Header("Cookie"));
    }

    [Fact]
    public async Task Cookies_OnANewPhone_AreNone()
    {
        using var set = await VisitAsync("xiaowang", "/set");
        await _sandbox.DeleteAsync("/sandbox/phones/xiaowang");
        using var page = await VisitAsync("xiaowang", "/text");

        Assert.Equal("", _upstream.Requests["/text"].Header("Cookie"));
    }

    [Fact]
    public async Task Page_WithTheConsolesAddresses_PointsAtTheWebView()
    {
        using var answer = await VisitAsync("xiaowang", "/w/ticket");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains($"\"{_sandbox.Origins.WebView}/x\">小王", page, StringComparison.Ordinal);
        Assert.Contains($"\"{_sandbox.Origins.Console}1/\"", page, StringComparison.Ordinal);
        Assert.Contains(_sandbox.AuthorizeUrl(), page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Equal(
            $"default-src 'self'; form-action 'self' {_sandbox.Origins.WebView} {_sandbox.Origins.WeChat}",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Body_ThatIsNoPage_IsPassedOnAsItIs()
    {
        using var answer = await VisitAsync("xiaowang", "/text");

        Assert.Equal($"{_sandbox.Origins.Console}/x", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/home")]
    [InlineData("/away")]
    public async Task Redirect_ToTheConsole_StaysInTheWebViewAndToWeChatLeavesIt(string path)
    {
        using var answer = await VisitAsync("xiaowang", path);
        var expected = path == "/home" ? $"{_sandbox.Origins.WebView}/w/ticket?a=1" : _sandbox.AuthorizeUrl();

        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Authorization_InTheWebView_ComesBackToTheWebView()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _sandbox.AuthorizeUrl("snsapi_base"));
        request.Headers.Add("Cookie", "sandbox_phone=xiaowang");
        using var answer = await _sandbox.Client.SendAsync(request);

        Assert.StartsWith($"{_sandbox.Origins.WebView}/signin/callback?code=0", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> OpenAsync(string person, string url) => _sandbox.Client.GetAsync(
        new Uri($"{_sandbox.Origins.WebView}/.sandbox/open?person={person}&url={Uri.EscapeDataString(url)}"));

    private async Task<HttpResponseMessage> VisitAsync(
        string person, string pathAndQuery, HttpMethod? method = null, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, _sandbox.Origins.WebView + pathAndQuery);
        request.Headers.Add("Cookie", $"sandbox_phone={person}");
        configure?.Invoke(request);
        return await _sandbox.Client.SendAsync(request);
    }
}

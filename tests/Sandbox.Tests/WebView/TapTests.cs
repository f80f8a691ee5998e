using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WebView;

/// <summary>Authorisation that a page in the web view begins with a tap or without one, and a callback that comes twice.</summary>
public sealed class TapTests(WebViewFixture fixture) : IClassFixture<WebViewFixture>
{
    private readonly RunningSandbox _sandbox = fixture.Sandbox;

    [Fact]
    public async Task Authorization_AfterATap_AsksThePerson()
    {
        using var answer = await NavigateAsync(_sandbox.AuthorizeUrl(), isTapped: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(">Allow</button>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorization_WithoutATap_IsASnapshotOfAVirtualUser()
    {
        using var answer = await NavigateAsync(_sandbox.AuthorizeUrl(), isTapped: false);
        var token = await _sandbox.ExchangeAsync(RunningSandbox.Code(answer.Headers.Location!));

        Assert.Equal(1, (int)token["is_snapshotuser"]!);
    }

    [Fact]
    public async Task Authorization_WithoutATapForTheOpenIdAlone_IsNoSnapshot()
    {
        using var answer = await NavigateAsync(_sandbox.AuthorizeUrl("snsapi_base"), isTapped: false);
        var token = await _sandbox.ExchangeAsync(RunningSandbox.Code(answer.Headers.Location!));

        Assert.Null(token["is_snapshotuser"]);
    }

    [Fact]
    public async Task Authorization_ThatAScanLedToByItself_CountsTheScannersTapForNothing()
    {
        using var opened = await OpenAsync($"{_sandbox.Origins.Console}/away");
        using var away = await NavigateAsync(opened.Headers.Location!.OriginalString, isTapped: true);
        using var led = await NavigateAsync(away.Headers.Location!.OriginalString, isTapped: true);
        using var again = await NavigateAsync(away.Headers.Location!.OriginalString, isTapped: true);

        Assert.Equal(HttpStatusCode.SeeOther, led.StatusCode);
        Assert.Equal(1, (int)(await _sandbox.ExchangeAsync(RunningSandbox.Code(led.Headers.Location!)))["is_snapshotuser"]!);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Authorization_ScannedItself_IsASnapshot()
    {
        using var opened = await OpenAsync(_sandbox.AuthorizeUrl());
        using var led = await NavigateAsync(opened.Headers.Location!.OriginalString, isTapped: true);

        Assert.Equal(HttpStatusCode.SeeOther, led.StatusCode);
    }

    [Fact]
    public async Task Authorization_WhereTapsAreNotLookedAt_AsksThePerson()
    {
        await ChangeAsync(new { snapshotWithoutTap = false });
        using var answer = await NavigateAsync(_sandbox.AuthorizeUrl(), isTapped: false);
        await ChangeAsync(new { snapshotWithoutTap = true });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Callback_Doubled_ReachesTheConsoleTwiceWithOneCode()
    {
        await ChangeAsync(new { doubleCallback = true });
        var before = fixture.Callbacks;
        using var callback = await NavigateAsync($"{_sandbox.Origins.WebView}/callback?code=c1&state=s", isTapped: false);
        using var other = await NavigateAsync($"{_sandbox.Origins.WebView}/callback?state=s", isTapped: false);
        await ChangeAsync(new { doubleCallback = false });
        using var once = await NavigateAsync($"{_sandbox.Origins.WebView}/callback?code=c1&state=s", isTapped: false);

        Assert.Equal($"{before + 2}", await callback.Content.ReadAsStringAsync());
        Assert.Equal($"{before + 3}", await other.Content.ReadAsStringAsync());
        Assert.Equal($"{before + 4}", await once.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> OpenAsync(string url) => _sandbox.Client.GetAsync(
        new Uri($"{_sandbox.Origins.WebView}/.sandbox/open?person=xiaowang&url={Uri.EscapeDataString(url)}"));

    private async Task<HttpResponseMessage> NavigateAsync(string url, bool isTapped)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Cookie", "sandbox_phone=xiaowang");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        if (isTapped)
            request.Headers.Add("Sec-Fetch-User", "?1");
        return await _sandbox.Client.SendAsync(request);
    }

    private async Task ChangeAsync(object change)
    {
        using var answer = await _sandbox.Client.PatchAsJsonAsync(new Uri($"{_sandbox.Origins.WeChat}/sandbox/behaviour"), change);
        Assert.NotNull(JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Tests.Pictures;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>The three calls that draw a mini program's codes: pictures on success, JSON with the same status on failure.</summary>
public sealed class CodeImageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Unlimited = "/wxa/getwxacodeunlimit";
    private const string Limited = "/wxa/getwxacode";
    private const string Square = "/cgi-bin/wxaapp/createwxaqrcode";

    [Fact]
    public async Task Unlimited_ScannedByAStranger_OpensThePageWithTheSceneEncoded()
    {
        const string Scene = "a=1&b=/x:@!*'(),;#$+?~";
        var (type, picture) = await DrawAsync(Unlimited, new { scene = Scene, page = "pages/sign-in/sign-in", width = 280 });
        var code = await ReadCode.OfAsync(picture);
        var opened = await OpenAsync(code.Text!);

        Assert.Equal("image/jpeg", type);
        Assert.InRange(picture.Length, 1024, 1024 * 1024);
        Assert.Equal((280, 280), (code.Width, code.Height));
        Assert.Equal((sandbox.Mini.AppId, "pages/sign-in/sign-in", 1047, "release"),
            ((string?)opened["appId"], (string?)opened["page"], (int)opened["scene"]!, (string?)opened["envVersion"]));
        Assert.Equal(Uri.EscapeDataString(Scene), (string?)opened["query"]!["scene"]);
    }

    [Theory]
    [InlineData("press", 1048)]
    [InlineData("album", 1049)]
    public async Task Unlimited_NotScannedLive_HasAnotherLaunchScene(string way, int scene)
    {
        var (_, picture) = await DrawAsync(Unlimited, new { scene = "x" });
        var opened = await OpenAsync((await ReadCode.OfAsync(picture)).Text!, way);

        Assert.Equal(("pages/index/index", scene), ((string?)opened["page"], (int)opened["scene"]!));
    }

    [Fact]
    public async Task Unlimited_DrawnTwice_IsTheSameCode()
    {
        var (_, first) = await DrawAsync(Unlimited, new { scene = "same" });
        var (_, second) = await DrawAsync(Unlimited, new { scene = "same" });
        var (_, other) = await DrawAsync(Unlimited, new { scene = "Same" });

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Unlimited_InColour_IsReadAllTheSame()
    {
        var (_, picture) = await DrawAsync(Unlimited, new { scene = "x", width = 1280, line_color = new { r = 200, g = "30", b = "0" } });
        var code = await ReadCode.OfAsync(picture);

        Assert.Equal(1280, code.Width);
        Assert.NotNull(code.Text);
        Assert.InRange(code.Darkest[0] - code.Darkest[2], 150, 255);
    }

    [Fact]
    public async Task Unlimited_OnNothing_IsATransparentPng()
    {
        var (_, picture) = await DrawAsync(Unlimited, new { scene = "x", is_hyaline = true });
        var code = await ReadCode.OfAsync(picture);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], picture[..4]);
        Assert.True(picture.AsSpan().IndexOf("tRNS"u8) > 0);
        Assert.InRange(picture.Length, 1024, 1024 * 1024);
        Assert.Equal((430, 430), (code.Width, code.Height));
        Assert.Equal("mini-program", (string?)(await OpenAsync(code.Text!))["opens"]);
    }

    [Theory]
    [InlineData("""{"page":"pages/index/index"}""", 40169)]
    [InlineData("""{"scene":""}""", 40169)]
    [InlineData("""{"scene":"123456789012345678901234567890123"}""", 40169)]
    [InlineData("scene=x", 40169)]
    [InlineData("", 40169)]
    [InlineData("""{"scene":"a%20b"}""", 40129)]
    [InlineData("""{"scene":"中文"}""", 40129)]
    [InlineData("""{"scene":"a b"}""", 40129)]
    [InlineData("""{"scene":"scancode_time=1"}""", 85096)]
    [InlineData("""{"scene":"x","page":"pages/scancode_time"}""", 85096)]
    [InlineData("""{"scene":"x","page":"/pages/index/index"}""", 41030)]
    [InlineData("""{"scene":"x","page":"pages/index/index?a=1"}""", 41030)]
    [InlineData("""{"scene":"x","page":"pages/nowhere"}""", 41030)]
    [InlineData("""{"scene":"x","env_version":"beta"}""", 40097)]
    [InlineData("""{"scene":"x","line_color":{"r":256,"g":0,"b":0}}""", 40097)]
    [InlineData("""{"scene":"x","width":279}""", 40189)]
    [InlineData("""{"scene":"x","width":1281}""", 40189)]
    public async Task Unlimited_AskedWrongly_AnswersShortJson(string body, int errcode)
    {
        var (type, answer) = await DrawAsync(Unlimited, body);

        Assert.Equal("application/json; encoding=utf-8", type);
        Assert.True(answer.Length < 1024);
        Assert.Equal(errcode, (int)JsonNode.Parse(answer)!["errcode"]!);
    }

    [Fact]
    public async Task Unlimited_OfAPageThatIsNotPublished_IsDrawnWithoutTheCheckOnly()
    {
        var (checkedType, _) = await DrawAsync(Unlimited, new { scene = "x", page = "pages/new", check_path = true });
        var (type, picture) = await DrawAsync(Unlimited, new { scene = "x", page = "pages/new", check_path = false, env_version = "trial" });
        var opened = await OpenAsync((await ReadCode.OfAsync(picture)).Text!);

        Assert.NotEqual("image/jpeg", checkedType);
        Assert.Equal("image/jpeg", type);
        Assert.Equal(("pages/new", "trial"), ((string?)opened["page"], (string?)opened["envVersion"]));
    }

    [Fact]
    public async Task Unlimited_OfAMiniProgramWithNothingPublished_Is41030()
    {
        await PutAsync("/sandbox/apps/partner/pages", Array.Empty<string>());
        var (_, answer) = await DrawAsync(Unlimited, new { scene = "x" }, sandbox.Partner);
        await PutAsync("/sandbox/apps/partner/pages", new[] { "pages/only" });
        var (type, _) = await DrawAsync(Unlimited, new { scene = "x", page = "pages/only" }, sandbox.Partner);

        Assert.Equal(41030, (int)JsonNode.Parse(answer)!["errcode"]!);
        Assert.Equal("image/jpeg", type);
    }

    [Theory]
    [InlineData(Unlimited)]
    [InlineData(Limited)]
    [InlineData(Square)]
    public async Task Token_OfAnotherKindOfApp_Is45063(string path)
    {
        foreach (var app in (WeChatApp[])[sandbox.Official, sandbox.Website, sandbox.Mobile])
            Assert.Equal(45063, (int)JsonNode.Parse((await DrawAsync(path, new { scene = "x", path = "x" }, app)).Body)!["errcode"]!);
    }

    [Fact]
    public async Task LimitedAndSquare_Scanned_OpenTheirPathWithItsQuery()
    {
        var (_, limited) = await DrawAsync(Limited, new { path = "pages/sign-in/sign-in?t=7f3c&u=%E4%BD%A0", env_version = "develop" });
        var (_, square) = await DrawAsync(Square, new { path = "pages/index/index?a=b", width = 300 });
        var (first, second) = (await OpenAsync((await ReadCode.OfAsync(limited)).Text!), await OpenAsync((await ReadCode.OfAsync(square)).Text!));

        Assert.Equal(("pages/sign-in/sign-in", 1047, "develop"), ((string?)first["page"], (int)first["scene"]!, (string?)first["envVersion"]));
        Assert.Equal("""{"t":"7f3c","u":"%E4%BD%A0"}""", first["query"]!.ToJsonString());
        Assert.Equal(("pages/index/index", 1011), ((string?)second["page"], (int)second["scene"]!));
    }

    [Theory]
    [InlineData(Limited, 1025, 40159)]
    [InlineData(Square, 129, 40159)]
    [InlineData(Limited, 0, 40159)]
    public async Task Path_OfTheWrongLength_IsRefused(string path, int length, int errcode)
    {
        Assert.Equal(errcode, (int)JsonNode.Parse((await DrawAsync(path, new { path = new string('p', length) })).Body)!["errcode"]!);
        Assert.Equal("image/jpeg", (await DrawAsync(path, new { path = new string('p', path == Square ? 128 : 1024) })).Type);
        Assert.Equal(85096, (int)JsonNode.Parse((await DrawAsync(path, new { path = "p?scancode_time=1" })).Body)!["errcode"]!);
    }

    [Fact]
    public async Task LimitedAndSquare_Together_AreUsedUpForEver()
    {
        await PutAsync("/sandbox/apps/partner/codes-used", new { used = 99_998 });
        using var first = await SendAsync(Limited, JsonContent.Create(new { path = "p" }), sandbox.Partner);
        using var second = await SendAsync(Square, JsonContent.Create(new { path = "p" }), sandbox.Partner);
        var (_, third) = await DrawAsync(Limited, new { path = "p" }, sandbox.Partner);

        Assert.Equal("99999", Assert.Single(first.Headers.GetValues("Num-Used")));
        Assert.Equal("100000", Assert.Single(second.Headers.GetValues("Num-Used")));
        Assert.Equal(45029, (int)JsonNode.Parse(third)!["errcode"]!);
    }

    private Task<JsonNode> OpenAsync(string url, string way = "camera") => sandbox.PostAsync("/sandbox/phone/scan", new { url, way });

    private async Task<(string Type, byte[] Body)> DrawAsync(string path, object body, WeChatApp? app = null)
    {
        using var content = body is string text ? new StringContent(text) : (HttpContent)JsonContent.Create(body);
        using var answer = await SendAsync(path, content, app ?? sandbox.Mini);
        Assert.Equal(200, (int)answer.StatusCode);
        return (answer.Content.Headers.ContentType!.ToString(), await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, WeChatApp app)
    {
        var token = (string)(await sandbox.StableTokenAsync(app))["access_token"]!;
        return await sandbox.Client.PostAsync(new Uri($"{sandbox.Origins.WeChat}{path}?access_token={token}"), content);
    }

    private async Task PutAsync(string path, object body)
    {
        using var answer = await sandbox.Client.PutAsJsonAsync(new Uri(sandbox.Origins.WeChat + path), body);
        answer.EnsureSuccessStatusCode();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Phone.Links;

namespace BlazorConsole.Sandbox.Tests.Phone;

public sealed class LinkRuleTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private string Link => $"{sandbox.Origins.Console}/m/0123456789012345678901";

    [Fact]
    public async Task Link_UnderAPublishedRule_OpensTheMiniProgramWithTheWholeLinkEncodedOnce()
    {
        var opened = await ScanAsync($"{Link}?a=小");

        Assert.Equal("mini-program", (string?)opened["opens"]);
        Assert.Equal(sandbox.Mini.AppId, (string?)opened["appId"]);
        Assert.Equal("Acme Mini Program", (string?)opened["name"]);
        Assert.Equal(Uri.EscapeDataString($"{Link}?a=小"), (string?)opened["query"]!["q"]);
        Assert.True((long)opened["query"]!["scancode_time"]! > 0);
    }

    [Fact]
    public async Task Link_OutsideEveryRule_OpensAsAWebPage()
    {
        foreach (var link in (string[])[
            $"{sandbox.Origins.Console}/w/0123456789012345678901", $"{sandbox.Origins.Console}/m", $"{sandbox.Origins.Console}/m/../w/x",
            $"{sandbox.Origins.Console}/M/x", $"{sandbox.Origins.WeChat}/m/x", $"http://localhost.evil.example/m/x",
            $"http://evil.example@localhost:{sandbox.Options.ConsolePort}0/m/x", "just text", ""])
        {
            Assert.Equal("""{"opens":"web-page"}""", (await ScanAsync(link)).ToJsonString());
        }
    }

    [Fact]
    public async Task Rule_TakenBack_OpensItsTestLinksOnly()
    {
        await ChangeAsync(new { published = false, testLinks = new[] { Link } });
        var (tested, other) = (await ScanAsync(Link), await ScanAsync(Link + "x"));
        await ChangeAsync(new { published = true, testLinks = Array.Empty<string>() });
        var again = await ScanAsync(Link + "x");

        Assert.Equal("mini-program", (string?)tested["opens"]);
        Assert.Equal("web-page", (string?)other["opens"]);
        Assert.Equal("mini-program", (string?)again["opens"]);
    }

    [Fact]
    public async Task Rule_ChangedToNonsense_IsRefused()
    {
        using var six = await PutAsync("mini", new { testLinks = Enumerable.Range(0, 6).Select(i => $"{Link}{i}") });
        using var outside = await PutAsync("mini", new { testLinks = new[] { $"{sandbox.Origins.Console}/w/x" } });
        using var nobodys = await PutAsync("official", new { published = false });

        Assert.Equal(HttpStatusCode.BadRequest, six.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nobodys.StatusCode);
        Assert.True((bool)(await sandbox.SnsAsync("/sandbox/link-rules"))[0]!["published"]!);
    }

    [Fact]
    public void Rule_ForAnHttpsHost_DoesNotCoverHttp()
    {
        var rule = new LinkRule("mini", "https://id.example.com/m/", "pages/a") { Published = true };

        Assert.True(rule.Opens(new Uri("https://id.example.com/m/deep/er?x=1")));
        Assert.False(rule.Opens(new Uri("http://id.example.com/m/x")));
        Assert.False(rule.Opens(new Uri("https://id.example.com:444/m/x")));
    }

    private Task<JsonNode> ScanAsync(string url) => sandbox.PostAsync("/sandbox/phone/scan", new { url });

    private async Task ChangeAsync(object change)
    {
        using var answer = await PutAsync("mini", change);
        answer.EnsureSuccessStatusCode();
    }

    private Task<HttpResponseMessage> PutAsync(string app, object change) =>
        sandbox.Client.PutAsJsonAsync(new Uri($"{sandbox.Origins.WeChat}/sandbox/link-rules/{app}"), change);
}

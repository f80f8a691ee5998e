using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.MiniProgram;

/// <summary>The mini program's modules, the phone's host functions, WeChat and a console, over real HTTP and without a screen.</summary>
public sealed class FlowTests(FlowFixture fixture) : IClassFixture<FlowFixture>
{
    private readonly RunningSandbox _sandbox = fixture.Sandbox;
    private readonly FakeConsole _console = fixture.Console;

    [Fact]
    public async Task MiniProgram_WithThePhoneAllowed_SignsInByTheOwnNumber()
    {
        Assert.Equal(["loading", "asks", "asks phone", "asks confirm", "done"], await PlayAsync("xiaowang", "simple", "allow-phone"));
        Assert.Equal("13800138866", _console.PhoneNumber);
    }

    [Fact]
    public async Task MiniProgram_AskingTheConsole_LooksLikeWeChatAndNotLikeABrowser()
    {
        await PlayAsync("xiaowang", "simple", "not-me");

        foreach (var request in (WebView.Received[])[_console.Request("scan"), _console.Request("deny")])
        {
            Assert.Equal("", request.Header("Origin"));
            Assert.Equal("", request.Header("Cookie"));
            Assert.Equal("", request.Header("Sec-Fetch-Site"));
            Assert.Equal($"https://servicewechat.com/{_sandbox.Mini.AppId}/1/page-frame.html", request.Header("Referer"));
            Assert.Contains("MicroMessenger/", request.Header("User-Agent"), StringComparison.Ordinal);
            Assert.Contains("MiniProgramEnv/", request.Header("User-Agent"), StringComparison.Ordinal);
            Assert.Equal("zh-Hans", request.Header("Accept-Language"));
            Assert.Equal("application/json", request.Header("Content-Type"));
            Assert.Equal($"localhost:{_sandbox.Options.ConsolePort}", request.Header("Host"));
        }
    }

    [Fact]
    public async Task MiniProgram_Refusing_SaysSoWithTheScanTokenAlone()
    {
        Assert.Equal(["loading", "asks", "asks deny", "refused"], await PlayAsync("xiaohong", "simple", "not-me"));
        Assert.Equal("""{"scanToken":"token"}""", _console.Request("deny").Body);
    }

    [Fact]
    public async Task MiniProgram_WithoutThePhone_GoesOnWhereThatIsAllowed()
    {
        Assert.Equal(["loading", "asks", "asks confirm", "done"], await PlayAsync("xiaohong", "optional", "without-phone"));
        Assert.Null(JsonNode.Parse(_console.Request("confirm").Body)!["phoneCode"]);
    }

    [Fact]
    public async Task MiniProgram_OfSomebodyWithoutANumber_SaysThatNoneWasGiven()
    {
        Assert.Equal(["loading", "asks", "asks phone", "asks phone-withheld"], await PlayAsync("zhaolei", "simple", "allow-phone"));
    }

    [Fact]
    public async Task MiniProgram_WithAnAgreement_WaitsForItsTick()
    {
        var lines = await PlayAsync("xiaohong", "terms", "allow-phone", "tick:terms", "allow-phone");

        Assert.Equal(["loading", "asks", "asks agreements", "asks", "asks phone", "asks confirm", "done"], lines);
        Assert.Equal("""[{"key":"terms","version":"1"}]""", JsonNode.Parse(_console.Request("confirm").Body)!["agreements"]!.ToJsonString());
    }

    [Fact]
    public async Task MiniProgram_AskedAQuestion_GoesOnSeparately()
    {
        var lines = await PlayAsync("wang-work", "question", "allow-phone", "separately");

        Assert.Equal(["loading", "asks", "asks phone", "asks confirm", "question", "question confirm", "done"], lines);
        Assert.Equal("""{"scanToken":"token","agreements":[],"answer":"separately"}""", _console.Request("confirm").Body);
    }

    [Fact]
    public async Task MiniProgram_OfAnExpiredCode_Ends()
    {
        Assert.Equal(["loading", "expired"], await PlayAsync("xiaowang", "expired"));
    }

    private async Task<string[]> PlayAsync(string person, string ticket, params string[] presses)
    {
        var q = Uri.EscapeDataString($"{_sandbox.Origins.Console}/m/{ticket.PadRight(22, '0')}");
        var run = await Node.RunAsync(
            [Path.Combine(fixture.Folder, "flow.mjs"), _sandbox.Origins.WeChat, _sandbox.Origins.Console, _sandbox.Mini.AppId, person, q, .. presses]);
        return run.Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>wxLogin.js as it is served, run by Node.js.</summary>
public sealed class WidgetTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private string Address => $"{sandbox.Origins.WeChat}/connect/zh_CN/htmledition/js/wxLogin.js";

    [Fact]
    public async Task Widget_Made_FramesThePageOfItsOwnOrigin()
    {
        var redirect = Uri.EscapeDataString($"{sandbox.Callback}?a=1");
        var frame = await MakeAsync(new JsonObject
        {
            ["appid"] = sandbox.Website.AppId,
            ["scope"] = "snsapi_login",
            ["redirect_uri"] = redirect,
            ["state"] = "s1",
            ["self_redirect"] = true,
            ["stylelite"] = 1,
        });

        Assert.Equal((1, "iframe", "300px", "400px"), ((int)frame["count"]!, (string?)frame["name"], (string?)frame["width"], (string?)frame["height"]));
        var page = await sandbox.Client.GetStringAsync(new Uri((string)frame["src"]!));
        Assert.StartsWith($"{sandbox.Origins.WeChat}/connect/qrconnect?appid={sandbox.Website.AppId}&", (string?)frame["src"], StringComparison.Ordinal);
        Assert.Contains($"data-callback-start=\"{sandbox.Callback}?a=1&amp;\" data-callback-end=\"state=s1\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"widget lite black\"", page, StringComparison.Ordinal);
        Assert.Contains("data-inside", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "default")]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task Widget_SelfRedirect_IsATextOfThree(bool? option, string text)
    {
        var options = new JsonObject { ["appid"] = "a", ["scope"] = "b", ["redirect_uri"] = "c" };
        if (option is not null)
            options["self_redirect"] = option;

        Assert.Contains($"&self_redirect={text}", (string?)(await MakeAsync(options))["src"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Widget_WithARedirectUriThatIsNotEncoded_LosesWhatFollows()
    {
        var frame = await MakeAsync(new JsonObject
        {
            ["appid"] = sandbox.Website.AppId,
            ["scope"] = "snsapi_login",
            ["redirect_uri"] = $"{sandbox.Callback}?a=1&b=2",
            ["state"] = "s1",
        });
        var page = await sandbox.Client.GetStringAsync(new Uri((string)frame["src"]!));

        Assert.Contains($"data-callback-start=\"{sandbox.Callback}?a=1&amp;\"", page, StringComparison.Ordinal);
    }

    private async Task<JsonNode> MakeAsync(JsonObject options)
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "wxLogin.js");
        await File.WriteAllTextAsync(script, await sandbox.Client.GetStringAsync(new Uri(Address)));
        return JsonNode.Parse((await Node.RunAsync("tests/Sandbox.Tests/WeChat/widget.mjs", script, Address, options.ToJsonString())).Succeeded())!;
    }
}

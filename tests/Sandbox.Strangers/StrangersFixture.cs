using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests;

namespace BlazorConsole.Sandbox.Strangers;

/// <summary>A sandbox for a shop of somebody else, and Node.js with WeChat's hosts redirected to it.</summary>
public sealed class StrangersFixture : IAsyncLifetime
{
    internal RunningSandbox Sandbox { get; } = new();

    internal static string Folder => Path.Combine(Node.RepositoryRoot, "tests", "Sandbox.Strangers");

    public async Task InitializeAsync()
    {
        await Sandbox.InitializeAsync();
        foreach (var app in (string[])["website", "official"])
        {
            using var changed = await Sandbox.Client.PutAsJsonAsync(
                new Uri($"{Sandbox.Origins.WeChat}/sandbox/apps/{app}/callback-domain"), new { callbackDomain = "shop.example" });
            changed.EnsureSuccessStatusCode();
        }
    }

    public Task DisposeAsync() => Sandbox.DisposeAsync();

    internal async Task<JsonNode> RunAsync(string script, string person, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["--no-deprecation", "--require", "./redirect-hosts.cjs", script, .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SANDBOX_ORIGIN"] = Sandbox.Origins.WeChat, ["PERSON"] = person },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
        return JsonNode.Parse(await output)!;
    }

    /// <summary>The ids that WeChat gives out for a person.</summary>
    internal async Task<(string OpenId, string UnionId)> IdsAsync(string person, string app)
    {
        var entry = (await Sandbox.SnsAsync("/sandbox/cast")).AsArray().Single(entry => (string?)entry!["id"] == person)!;
        return ((string)entry["openIds"]![app]!, (string)entry["unionIds"]!["acme"]!);
    }
}

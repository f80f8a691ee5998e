using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests;

namespace BlazorConsole.Sandbox.Strangers;

/// <summary>The strangers are strangers: no file of theirs, nor of what they bring along, differs from what was published.</summary>
public sealed class UntouchedTests
{
    private static readonly string Cache = Path.Combine(StrangersFixture.Folder, "obj", "npm-cache");

    [Fact]
    public async Task Packages_Installed_AreWhatTheirAuthorsPublished()
    {
        var report = await CompareAsync(StrangersFixture.Folder);

        Assert.Empty(report["complaints"]!.AsArray());
        Assert.True((int)report["packages"]! > 3);
        Assert.True((int)report["compared"]! > 100);
    }

    [Fact]
    public async Task Packages_ChangedByAByteOrAFile_AreNoticed()
    {
        using var folder = new TemporaryFolder();
        const string Name = "node_modules/wechat-oauth";
        var lockFile = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(StrangersFixture.Folder, "package-lock.json")))!;
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "package-lock.json"), new JsonObject
        {
            ["packages"] = new JsonObject { [""] = new JsonObject(), [Name] = lockFile["packages"]![Name]!.DeepClone() },
        }.ToJsonString());
        foreach (var file in Directory.GetFiles(Path.Combine(StrangersFixture.Folder, Name), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(StrangersFixture.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var asPublished = await CompareAsync(folder.Path);
        await File.AppendAllTextAsync(Path.Combine(folder.Path, Name, "lib", "oauth.js"), " ");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, Name, "lib", "more.js"), "");
        var touched = await CompareAsync(folder.Path);

        Assert.Empty(asPublished["complaints"]!.AsArray());
        Assert.Equal([$"{Name}: lib/oauth.js was changed", $"{Name}: lib/more.js was added"], touched["complaints"]!.AsArray().Select(text => (string)text!));
    }

    private static async Task<JsonNode> CompareAsync(string root) =>
        JsonNode.Parse((await Node.RunAsync(Path.Combine(StrangersFixture.Folder, "untouched.mjs"), root, Cache)).Succeeded())!;
}

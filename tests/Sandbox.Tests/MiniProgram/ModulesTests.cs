using System.Text.RegularExpressions;

namespace BlazorConsole.Sandbox.Tests.MiniProgram;

/// <summary>The mini program's modules: their own tests, run by Node.js, and what a mini program's platform asks of them.</summary>
public sealed partial class ModulesTests
{
    private const string Modules = "sdk/mini-program";

    [Fact]
    public async Task Modules_UnderNode_PassTheirOwnTests()
    {
        using var folder = new TemporaryFolder();
        (await Node.CheckAsync(Modules)).Succeeded();
        var tests = Directory.GetFiles(Path.Combine(Node.RepositoryRoot, Modules, "tests"), "*.test.ts");
        (await Node.BundleAsync(folder.Path, tests)).Succeeded();
        var report = (await Node.RunAsync("--test", folder.Path)).Succeeded();

        Assert.Matches("(?m)^# pass [1-9]", report);
        Assert.All(tests, test => Assert.Contains(TestName().Match(File.ReadAllText(test)).Groups["name"].Value, report, StringComparison.Ordinal));
    }

    [Fact]
    public void Modules_Written_UseNothingOfAPlatform()
    {
        var sources = Directory.GetFiles(Path.Combine(Node.RepositoryRoot, Modules), "*.ts");

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotMatch(PlatformGlobal(), Code(File.ReadAllText(source))));
    }

    private static string Code(string source) => Comment().Replace(source, "");

    [GeneratedRegex(@"\b(?:wx|window|document|navigator|fetch|localStorage|process)\b\s*[.(\[]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlatformGlobal();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("test\\(\"(?<name>[A-Za-z_]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestName();
}

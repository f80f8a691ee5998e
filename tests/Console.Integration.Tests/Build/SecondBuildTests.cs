using System.Diagnostics;

namespace BlazorConsole.Integration.Tests.Build;

public sealed class SecondBuildTests
{
    /// <summary>What the build prints when it installs, extracts or bundles; see eng/*.targets.</summary>
    private static readonly string[] Steps = ["npm ci", "Bundling", "Taking Blazor's browser script"];

    [Fact]
    public async Task SecondBuild_NothingChanged_RunsNoNpmNoScriptAndNoBundle()
    {
        var output = await BuildAsync();

        Assert.Contains("Build succeeded", output, StringComparison.Ordinal);
        Assert.All(Steps, step => Assert.DoesNotContain(step, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_AsTheBuildFilesPrintThem_AreTheOnesLookedFor()
    {
        var targets = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng"), "*.targets").Select(File.ReadAllText));

        Assert.All(Steps, step => Assert.Contains(step, targets, StringComparison.Ordinal));
    }

    [Fact]
    public void Npm_InAllProjects_IsRunByOneAlone()
    {
        var installing = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<InstallsBrowserPackages>true", StringComparison.Ordinal));

        Assert.Equal("BlazorConsole.csproj", Path.GetFileName(Assert.Single(installing)));
    }

    // The projects one by one and without their references: other tests run from the same folders at this moment.
    private static async Task<string> BuildAsync()
    {
        var output = "";
        foreach (var project in (string[])["src/Console", "src/Sandbox"])
        {
            var start = new ProcessStartInfo("dotnet", ["build", project, "--no-restore", "--no-dependencies", "--disable-build-servers", "-v", "normal"])
            {
                WorkingDirectory = Repository.Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            using var build = Process.Start(start)!;
            output += await build.StandardOutput.ReadToEndAsync();
            await build.WaitForExitAsync();
            Assert.Equal(0, build.ExitCode);
        }

        return output;
    }
}

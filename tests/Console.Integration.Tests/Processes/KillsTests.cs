using System.Diagnostics;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>The load driver's long crash test, through both doors at once; <c>bench/reports</c> holds a whole run.</summary>
public sealed class KillsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Console_KilledAtRandomInstantsUnderLoad_KeepsEverySignInExactlyOnce()
    {
        // Built with everything else, in the configuration of these tests.
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!;
        var driver = Path.Combine(
            Repository.Root, "bench", "Load", "bin", configuration.Name, Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "BlazorConsole.Load.dll");
        Assert.True(File.Exists(driver), $"{driver} is not built.");
        var start = new ProcessStartInfo("dotnet", [driver, "--kills", "20", "--concurrency", "8"])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);

        Assert.True(process.ExitCode == 0, await report + await errors);
    }
}

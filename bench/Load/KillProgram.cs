using System.Diagnostics;

namespace BlazorConsole.Load;

/// <summary>The long crash test: kills at random instants, and afterwards every acknowledged sign-in is there exactly once.</summary>
internal static class KillProgram
{
    public static async Task<bool> RunAsync(HttpClient http, LoadOptions options, string folder, Report report, TextWriter error)
    {
        var seed = options.Seed ?? Chance.NewSeed();
        await error.WriteLineAsync($"Seed {seed}");
        await using var sandbox = await Sandbox.StartAsync(http, Directory.CreateDirectory(Path.Combine(folder, "kills")).FullName);
        using var check = new SignInCheck(sandbox.Database!);
        var run = new KillRun(http, sandbox, options, seed);
        var started = Stopwatch.GetTimestamp();
        await run.RunAsync(options.Kills);

        report.Kills(options.Kills, seed, Stopwatch.GetElapsedTime(started), run);
        using var invariants = new DatabaseInvariants(sandbox.Database!);
        var findings = check.Compare(run.Acknowledged);
        var broken = invariants.Broken();
        report.Findings(findings);
        report.Invariants(broken);
        return findings.All(finding => finding.IsRight) && broken.Count == 0 && run.Losses.RefusedAnswers(Step.Redeem) == 0;
    }
}

using System.Diagnostics;

namespace BlazorConsole.Load;

/// <summary>Starts, drives, checks, prints. Exit code 1 when a sign-in failed or is not where it should be.</summary>
internal static class LoadProgram
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            await output.WriteLineAsync(LoadOptions.Usage);
            return 0;
        }

        var (options, mistake) = LoadOptions.Parse(arguments);
        if (mistake is not null)
        {
            await error.WriteLineAsync($"{mistake}{Environment.NewLine}{Environment.NewLine}{LoadOptions.Usage}");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("console-load-").FullName;
        try
        {
            using var http = new HttpClient(new LoopbackOnly()) { Timeout = TimeSpan.FromSeconds(30) };
            var report = new Report(output);
            report.Machine(folder);
            if (options.Kills > 0)
                return await KillProgram.RunAsync(http, options, folder, report, error) ? 0 : 1;
            if (options.Console is null && options.Starts > 0)
                await MeasureStartsAsync(new Starts(http, folder), options.Starts, report);
            await using var sandbox = options is { Console: { } console, WeChat: { } weChat }
                ? new Sandbox(console, weChat, options.Database)
                : await Sandbox.StartAsync(http, Directory.CreateDirectory(Path.Combine(folder, "load")).FullName);
            return await MeasureLoadAsync(http, sandbox, options, folder, report, error) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureStartsAsync(Starts starts, int runs, Report report)
    {
        report.Head("Starts, in seconds", "to the first good /signin", "median", "worst", "all");
        report.Started("console, empty folder", await RepeatAsync(() => starts.ConsoleAsync(onEmptyFolder: true)));
        report.Started("console, its database is there", await RepeatAsync(() => starts.ConsoleAsync(onEmptyFolder: false)));
        // The first one may still build something: warm means that it was run before.
        await starts.CommandAsync();
        report.Started("sandbox command, warm", await RepeatAsync(starts.CommandAsync));

        async Task<IReadOnlyList<TimeSpan>> RepeatAsync(Func<Task<TimeSpan>> start)
        {
            var times = new List<TimeSpan>();
            while (times.Count < runs)
                times.Add(await start());
            return times;
        }
    }

    private static async Task<bool> MeasureLoadAsync(
        HttpClient http, Sandbox sandbox, LoadOptions options, string folder, Report report, TextWriter error)
    {
        using var check = sandbox.Database is { } database ? new SignInCheck(database) : null;
        using var console = await sandbox.ConsoleProcessAsync(http);
        using var driver = Process.GetCurrentProcess();
        (string Name, ProcessCost Cost)[] costs =
        [
            ("console", new ProcessCost(console)),
            .. sandbox.Process is { } weChat ? [("pretend WeChat", new ProcessCost(weChat))] : Array.Empty<(string, ProcessCost)>(),
            ("this driver", new ProcessCost(driver)),
        ];

        var commits = RawCommits.PerSecond(folder);
        var run = new LoadRun(http, sandbox.Console, sandbox.WeChat, options);
        var warmUp = await run.DriveAsync(options.WarmUp);
        foreach (var (_, cost) in costs)
            cost.Begin();
        var pace = await run.DriveAsync(options.SignIns);
        foreach (var (_, cost) in costs)
            cost.End();
        commits = (commits + RawCommits.PerSecond(folder)) / 2;

        report.Paced(warmUp, pace, commits);
        report.Head("Processes", "", "CPU ms per sign-in", "cores", "peak MiB");
        foreach (var (name, cost) in costs)
            report.Cost(name, cost, pace);
        report.Steps(pace);
        return await IsRightAsync(check, run, report, error);
    }

    private static async Task<bool> IsRightAsync(SignInCheck? check, LoadRun run, Report report, TextWriter error)
    {
        foreach (var failure in run.Failures.Take(5))
            await error.WriteLineAsync(failure);
        await error.WriteLineAsync($"{run.Failures.Count} sign-ins failed.");
        if (check is null)
        {
            await error.WriteLineAsync("Nothing was checked: --database says where.");
            return run.Failures.Count == 0;
        }

        var findings = check.Compare(run.Acknowledged);
        report.Findings(findings);
        return run.Failures.Count == 0 && findings.All(finding => finding.IsRight);
    }
}

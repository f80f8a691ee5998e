using System.Globalization;

namespace BlazorConsole.Load;

/// <summary>The figures as Markdown tables.</summary>
internal sealed class Report(TextWriter output)
{
    public void Machine(string folder)
    {
        Head("Machine", "", "");
        foreach (var (name, value) in Load.Machine.Describe(folder))
            Row(name, value);
    }

    public void Started(string what, IReadOnlyList<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        Row(what, Seconds(sorted[sorted.Length / 2]), Seconds(sorted[^1]), string.Join(" ", times.Select(Seconds)));
    }

    public void Paced(Pace warmUp, Pace pace, double commitsPerSecond)
    {
        Head("Sign-ins", "", "");
        Row("measured sign-ins", Count(pace.Times.Count));
        Row("by people who came before", Count(pace.Returned));
        Row("seconds", Seconds(pace.Elapsed));
        Row("**sign-ins/s**", $"**{pace.PerSecond.ToString("F1", CultureInfo.InvariantCulture)}**");
        Row($"sign-ins/s in the warm-up, the first {Count(warmUp.Times.Count)} after the start", warmUp.PerSecond.ToString("F1", CultureInfo.InvariantCulture));
        Row("raw commits/s (WAL, synchronous=FULL), before and after the run", Count((long)commitsPerSecond));
        Row("**sign-ins per 100 raw commits**", $"**{(100 * pace.PerSecond / commitsPerSecond).ToString("F2", CultureInfo.InvariantCulture)}**");
    }

    public void Cost(string process, ProcessCost cost, Pace pace) => Row(
        process,
        Milliseconds(cost.Used / Math.Max(1, pace.Times.Count)),
        (cost.Used / pace.Elapsed).ToString("F2", CultureInfo.InvariantCulture),
        Count((long)cost.PeakMebibytes));

    public void Steps(Pace pace)
    {
        Head("Milliseconds", "step", "p50", "p95", "p99", "worst");
        Times("**whole sign-in**", pace.Whole);
        foreach (var step in Load.Steps.All)
            Times(step.Request(), pace.Of(step));
    }

    public void Findings(IReadOnlyList<Finding> findings)
    {
        Head("Every acknowledged sign-in, exactly once", "", "acknowledged", "in the database", "");
        foreach (var finding in findings)
            Row(finding.What, Count(finding.Acknowledged), Count(finding.Stored), finding.IsRight ? "right" : "**WRONG**");
    }

    public void Kills(int kills, string seed, TimeSpan elapsed, KillRun run)
    {
        Head("Kills", "", "");
        Row("kills (SIGKILL)", Count(kills));
        Row("seed", seed);
        Row("seconds", Seconds(elapsed));
        Row("sign-ins that came to their end", Count(run.Acknowledged.Count));
        Row("of them by mini program, with phone number and agreement", Count(run.Acknowledged.Count(signIn => signIn.ByMiniProgram)));
        Row("confirmed sign-ins that the screen never got", Count(run.Losses.RefusedAnswers(Step.Redeem)));
        Row("codes renewed because the phone lost its scan token; a mini program scans again", Count(run.Losses.RenewedCodes));
        Head("Seconds", "", "p50", "p99", "worst");
        Recovered("from the start of the process to its first good /health", run.Recoveries);
        Recovered("from the kill to the next sign-in that came to its end", run.Interruptions);
        Head("Answers that were lost, and asked for again", "step", "lost");
        foreach (var step in Load.Steps.Moving)
            Row(step.Request(), Count(run.Losses.LostAnswers(step)));
    }

    public void Invariants(IReadOnlyList<(string Name, long Count)> broken)
    {
        Head("What must hold in the database", "", "broken");
        foreach (var name in DatabaseInvariants.Names)
            Row(name, Count(broken.FirstOrDefault(found => string.Equals(found.Name, name, StringComparison.Ordinal)).Count));
    }

    public void Head(string title, params ReadOnlySpan<string> columns)
    {
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        Row(columns);
        output.WriteLine(string.Concat("|", string.Concat(Enumerable.Repeat("---|", columns.Length))));
    }

    private void Recovered(string what, IReadOnlyCollection<TimeSpan> times)
    {
        var percentiles = Percentiles.Of(times);
        Row(what, Seconds(percentiles.P50), Seconds(percentiles.P99), Seconds(percentiles.Worst));
    }

    private void Times(string name, Percentiles times) =>
        Row(name, Milliseconds(times.P50), Milliseconds(times.P95), Milliseconds(times.P99), Milliseconds(times.Worst));

    private void Row(params ReadOnlySpan<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
}

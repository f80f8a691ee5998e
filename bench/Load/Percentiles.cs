namespace BlazorConsole.Load;

/// <summary>By nearest rank: each is a time that really occurred.</summary>
internal sealed record Percentiles(TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Worst)
{
    public static Percentiles Of(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? new(default, default, default, default) : new(At(50), At(95), At(99), At(100));

        TimeSpan At(int percent) => sorted[(int)Math.Ceiling(percent / 100.0 * sorted.Length) - 1];
    }
}

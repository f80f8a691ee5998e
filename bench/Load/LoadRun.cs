using System.Collections.Concurrent;
using System.Diagnostics;

namespace BlazorConsole.Load;

/// <summary>Drives sign-ins, so many at a time, and keeps what came out of them.</summary>
internal sealed class LoadRun(HttpClient http, Uri console, Uri weChat, LoadOptions options)
{
    private readonly People _people = new(options.Returning);
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _begun;

    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Returns when <paramref name="count"/> further sign-ins have ended or the time is over.</summary>
    public async Task<Pace> DriveAsync(int count)
    {
        var times = new ConcurrentQueue<IReadOnlyList<TimeSpan>>();
        var (began, last, returned) = (Stopwatch.GetTimestamp(), _begun + count, 0);
        await Task.WhenAll(Enumerable.Range(0, options.Concurrency).Select(_ => WorkAsync()));
        _begun = last;
        return new Pace(Stopwatch.GetElapsedTime(began), [.. times], returned);

        async Task WorkAsync()
        {
            while (Stopwatch.GetElapsedTime(_started) < options.AtMost && Interlocked.Increment(ref _begun) is var number && number <= last)
            {
                var (person, cameBefore) = _people.Next(number - 1);
                if (await TryAsync(person) is not { } taken)
                    continue;
                times.Enqueue(taken);
                if (cameBefore)
                    Interlocked.Increment(ref returned);
            }
        }
    }

    private async Task<IReadOnlyList<TimeSpan>?> TryAsync(string person)
    {
        var signIn = new SignIn(http, console, weChat, person);
        try
        {
            _acknowledged.Enqueue(await signIn.RunAsync());
            _people.Came(person);
            return signIn.Times;
        }
        catch (Exception failure) when (failure is StepFailedException or HttpRequestException or TaskCanceledException)
        {
            _failures.Enqueue(failure.Message);
            return null;
        }
    }
}

/// <summary>How fast a number of sign-ins went.</summary>
/// <param name="Elapsed">From the first's begin to the last's end.</param>
/// <param name="Times">Of each sign-in, the times of its steps.</param>
/// <param name="Returned">How many were by people who came before.</param>
internal sealed record Pace(TimeSpan Elapsed, IReadOnlyList<IReadOnlyList<TimeSpan>> Times, int Returned)
{
    public double PerSecond => Times.Count / Elapsed.TotalSeconds;

    public Percentiles Whole => Percentiles.Of(Times.Select(steps => steps.Aggregate((sum, step) => sum + step)));

    public Percentiles Of(Step step) => Percentiles.Of(Times.Select(steps => steps[(int)step]));
}

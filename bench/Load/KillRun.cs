using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace BlazorConsole.Load;

/// <summary>Kills the console again and again while people sign in, and lets every sign-in that was begun come to its end.</summary>
internal sealed class KillRun(HttpClient http, Sandbox sandbox, LoadOptions options, string seed)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly People _people = new(options.Returning);
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly ConcurrentQueue<TimeSpan> _recoveries = new();
    private readonly ConcurrentQueue<TimeSpan> _interruptions = new();
    private long _lastAcknowledged;
    private int _begun;
    private volatile bool _isEnough;
    private Task[] _workers = [];

    public Losses Losses { get; } = new();

    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>From starting the process to its first good /health.</summary>
    public IReadOnlyCollection<TimeSpan> Recoveries => _recoveries;

    /// <summary>From the kill to the next sign-in that came to its end.</summary>
    public IReadOnlyCollection<TimeSpan> Interruptions => _interruptions;

    public async Task RunAsync(int kills)
    {
        _workers = [.. Enumerable.Range(0, options.Concurrency).Select(_ => WorkAsync())];
        var chance = new Chance(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(chance.Between(Least, Most));
            await KillAsync();
        }

        _isEnough = true;
        await Task.WhenAll(_workers);
    }

    private async Task KillAsync()
    {
        await sandbox.ControlAsync(http, "console/kill");
        var killed = Stopwatch.GetTimestamp();
        var started = sandbox.ControlAsync(http, "console/start");
        while (!await IsHealthyAsync())
            await Task.Delay(Look);
        _recoveries.Enqueue(Stopwatch.GetElapsedTime(killed));
        await started;

        while (Volatile.Read(ref _lastAcknowledged) < killed)
        {
            // An answer that must not be ends the run.
            await Task.WhenAll(_workers.Where(worker => worker.IsFaulted));
            await Task.Delay(Look);
        }

        _interruptions.Enqueue(Stopwatch.GetElapsedTime(killed, Volatile.Read(ref _lastAcknowledged)));
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(sandbox.Console, "/health"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Two by two, since newcomers and those who come again alternate: each kind takes both doors.
    private PatientSignIn Begin(int number, string person) => number / 2 % 2 == 0
        ? new PatientWebSignIn(http, sandbox.Console, sandbox.WeChat, person, Losses)
        : new PatientMiniProgramSignIn(http, sandbox.Console, sandbox.WeChat, person, Losses);

    private async Task WorkAsync()
    {
        while (!_isEnough)
        {
            var number = Interlocked.Increment(ref _begun) - 1;
            var (person, _) = _people.Next(number);
            _acknowledged.Enqueue(await Begin(number, person).RunAsync());
            Volatile.Write(ref _lastAcknowledged, Stopwatch.GetTimestamp());
            _people.Came(person);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace BlazorConsole.Load;

/// <summary>A process under measurement; it ends with this, and so does everything it started.</summary>
internal sealed class StartedProcess : IAsyncDisposable
{
    private const int KeptLines = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _lastLines = new();
    private readonly long _started;

    public StartedProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Built.RepositoryRoot,
            UseShellExecute = false,
            // Open and empty: what the console is told to stop with.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Process = new Process { StartInfo = start };
        Process.OutputDataReceived += (_, line) => Keep(line.Data);
        Process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _started = Stopwatch.GetTimestamp();
        Process.Start();
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>Asks for <paramref name="page"/> until it is there. Returns the time since the process was started.</summary>
    public async Task<TimeSpan> FirstPageAsync(HttpClient http, Uri page)
    {
        while (!await AnswersAsync(http, page))
        {
            if (Process.HasExited || Stopwatch.GetElapsedTime(_started) > Patience)
                throw new InvalidOperationException($"{page} did not come:{Environment.NewLine}{string.Join(Environment.NewLine, _lastLines)}");
            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(_started);
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri page)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lastLines.Enqueue(line);
        if (_lastLines.Count > KeptLines)
            _lastLines.TryDequeue(out _);
    }
}

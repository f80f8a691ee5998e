using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Tests.Hosting;

/// <summary>The sandbox as people start it: a process of its own, with the pretend console as its child.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _all = [];
    private readonly Task _reading;

    private SandboxProcess(Process process, SandboxOptions options)
    {
        (Process, Options) = (process, options);
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public Process Process { get; }

    public SandboxOptions Options { get; }

    public Origins Origins => new(Options);

    public static string NewFolder() => Directory.CreateTempSubdirectory("sandbox-").FullName;

    public static SandboxProcess Start(IReadOnlyDictionary<string, string>? environment = null, params IEnumerable<string> more)
    {
        var options = RunningSandbox.NewOptions() with { DataFolder = NewFolder() };
        string[] arguments =
        [
            typeof(SandboxProgram).Assembly.Location, "--console-port", $"{options.ConsolePort}", "--wechat-port", $"{options.WeChatPort}",
            "--webview-port", $"{options.WebViewPort}", "--data", options.DataFolder, $"--Sandbox:ConsoleAssembly={options.ConsoleAssembly}", .. more,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return new(Process.Start(start)!, options);
    }

    /// <summary>Waits for a line that contains the text.</summary>
    public async Task<string> LineAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException($"The sandbox ended without saying '{text}', but: {Output()}");
    }

    public async Task<int> ConsolePidAsync(HttpClient client) =>
        (int)JsonNode.Parse(await client.GetStringAsync(new Uri($"{Origins.WeChat}/sandbox/console")))!["pid"]!;

    public static bool IsRunning(int pid) => Process.GetProcesses().Any(process => process.Id == pid);

    /// <summary>SIGTERM, as a terminal that closes or a container that stops sends it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return Process.ExitCode;
    }

    public string Output()
    {
        lock (_all)
            return string.Join('\n', _all);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_all)
                _all.Add(line);
            _lines.Writer.TryWrite(line);
        }
        if (Process.HasExited)
            _lines.Writer.TryComplete();
    }
}

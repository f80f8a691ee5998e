using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BlazorConsole.Browser.Tests;

/// <summary>The sandbox and the console, started with the README's command on free ports and an empty folder.</summary>
internal sealed partial class StartedSandbox : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Process _process;

    private StartedSandbox(int[] ports, string folder, (string Key, string Value)[] settings)
    {
        (Console, WeChat, Demo, WebView) =
            ($"http://localhost:{ports[0]}", $"http://127.0.0.1:{ports[1]}", $"http://localhost:{ports[1]}", $"http://127.0.0.1:{ports[2]}");
        Folder = folder;
        var start = new ProcessStartInfo("dotnet",
        [
            Built.Sandbox, "--console-port", $"{ports[0]}", "--wechat-port", $"{ports[1]}", "--webview-port", $"{ports[2]}", "--data", folder,
        ])
        {
            WorkingDirectory = Built.RepositoryRoot,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The sandbox ended: {Output}"));
    }

    public string Console { get; }

    public string WeChat { get; }

    public string Demo { get; }

    public string WebView { get; }

    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "console.db");

    /// <summary>All that both processes printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public string OneTimePassword => OneTime().Match(Output).Groups["password"].Value;

    /// <summary>Whether the administrator has a password of their own by now.</summary>
    public bool HasChosenPassword { get; set; }

    /// <param name="settings">Further settings of the console, as environment variables.</param>
    public static async Task<StartedSandbox> StartAsync(params (string Key, string Value)[] settings)
    {
        var sandbox = new StartedSandbox(FreePorts(), Directory.CreateTempSubdirectory("console-browser-").FullName, settings);
        sandbox._process.Start();
        sandbox._process.BeginOutputReadLine();
        sandbox._process.BeginErrorReadLine();
        await sandbox._ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return sandbox;
    }

    public Task KillConsoleAsync() => ControlAsync("console/kill");

    public Task StartConsoleAsync() => ControlAsync("console/start");

    /// <summary>The time stamp of the console's first good /health.</summary>
    public async Task<long> HealthyAsync()
    {
        var limit = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(limit) < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var answer = await _control.GetAsync(new Uri($"{Console}/health"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return Stopwatch.GetTimestamp();
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }
        }

        throw new TimeoutException($"The console did not come back: {Output}");
    }

    /// <summary>Every request that WeChat's addresses received.</summary>
    public async Task<JsonArray> LogAsync() => (await _control.GetFromJsonAsync<JsonArray>(new Uri($"{WeChat}/sandbox/log")))!;

    public async Task<JsonArray> CastAsync() => (await _control.GetFromJsonAsync<JsonArray>(new Uri($"{WeChat}/sandbox/cast")))!;

    /// <summary>Publishes the rule that links under /m/ open the mini program, or takes it back.</summary>
    public async Task PublishLinkRuleAsync(bool published)
    {
        using var answer = await _control.PutAsJsonAsync(new Uri($"{WeChat}/sandbox/link-rules/mini"), new { published });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task ControlAsync(string what)
    {
        using var answer = await _control.PostAsync(new Uri($"{WeChat}/sandbox/{what}"), null);
        answer.EnsureSuccessStatusCode();
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
        if (line?.Contains("is ready", StringComparison.Ordinal) is true)
            _ready.TrySetResult();
    }

    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    [GeneratedRegex("one-time password (?<password>[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneTime();
}

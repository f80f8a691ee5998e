using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>The built program, serving as a process of its own on a port of its own: killed and started as often as a test likes.</summary>
internal sealed class ServingConsole : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, string?> _settings;
    private readonly int _port;
    private readonly HttpClient _probe = new(new SocketsHttpHandler { UseProxy = false });
    private Process? _process;

    /// <param name="settings">The console's configuration.</param>
    /// <param name="folder">Where its database and key lie; several may share it.</param>
    public ServingConsole(IReadOnlyDictionary<string, string?> settings, string folder)
    {
        _port = FreePort();
        _settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal)
        {
            ["Database:File"] = Path.Combine(folder, "console.db"),
            ["Encryption:KeyFile"] = Path.Combine(folder, "master.key"),
            ["Hosting:StopWithInput"] = "true",
        };
    }

    /// <summary>All that it printed, over all its starts.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts it and does not wait: it may run to its end at once.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Components.App).Assembly.Location, "--urls", $"http://localhost:{_port}"])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var (key, value) in _settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Returns with the first good answer of /health.</summary>
    public async Task HealthyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            Assert.False(_process!.HasExited, $"The console ended: {Output}");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"The console did not answer: {Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public async Task StartAsync()
    {
        Launch();
        await HealthyAsync();
    }

    /// <summary>SIGKILL: it runs no code of its own any more.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>
    /// A browser at the public origin whose requests come to this process, as a proxy in front of several would send them. Browsers with
    /// the same <paramref name="cookies"/> are one browser.
    /// </summary>
    public HttpClient Browser(CookieContainer? cookies = null, string userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36")
    {
        var origin = _settings["Public:Origin"]!;
        var browser = Caller(cookies);
        browser.BaseAddress = new Uri(origin);
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        browser.DefaultRequestHeaders.Add("Origin", origin);
        return browser;
    }

    /// <summary>Its own socket: whoever uses it speaks for themselves.</summary>
    public async Task<TcpClient> ConnectLineAsync()
    {
        var line = new TcpClient();
        await line.ConnectAsync("localhost", _port);
        return line;
    }

    /// <summary>What sends requests to the public origin and is no page of it.</summary>
    public HttpClient Caller(CookieContainer? cookies = null) =>
        new(new Proxy(new Uri(_settings["Public:Origin"]!), _port, cookies ?? new CookieContainer()));

    public async Task<HubLine> ConnectAsync(CookieContainer cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", _settings["Public:Origin"]);
        socket.Options.Cookies = cookies;
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new Uri($"ws://localhost:{_port}{ConsoleUrls.SignInHub}"), new CancellationTokenSource(Patience).Token);
        return await HubLine.OpenAsync(socket);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _probe.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _probe.GetAsync(new Uri($"http://localhost:{_port}{ConsoleUrls.Health}"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Proxy(Uri origin, int port, CookieContainer cookies) : DelegatingHandler(
        new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal(origin.Authority, request.RequestUri!.Authority);
            request.RequestUri = new UriBuilder(request.RequestUri) { Host = "localhost", Port = port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}

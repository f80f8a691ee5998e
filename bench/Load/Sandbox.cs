using System.Diagnostics;
using System.Net.Http.Json;

namespace BlazorConsole.Load;

/// <summary>The sandbox and its console: started here with an empty folder, or running already.</summary>
internal sealed class Sandbox(Uri console, Uri weChat, string? database, StartedProcess? process = null) : IAsyncDisposable
{
    /// <summary>Higher than any load: the limits are not what is measured.</summary>
    private static readonly Dictionary<string, string> NoLimits = new(StringComparer.Ordinal)
    {
        ["SignIn__TicketsPerMinutePerAddress"] = "1000000",
        ["SignIn__TicketsPerMinute"] = "10000000",
        ["SignIn__MiniProgramCallsPerMinutePerAddress"] = "1000000",
    };

    public Uri Console => console;

    public Uri WeChat => weChat;

    public string? Database => database;

    /// <summary>Null when the sandbox was not started here.</summary>
    public Process? Process => process?.Process;

    public static async Task<Sandbox> StartAsync(HttpClient http, string folder)
    {
        var ports = Ports.Free(3);
        var process = new StartedProcess([Built.Sandbox, .. Switches(ports, folder)], NoLimits);
        var sandbox = new Sandbox(ConsoleAt(ports), new Uri($"http://127.0.0.1:{ports[1]}"), Path.Combine(folder, "console.db"), process);
        try
        {
            await process.FirstPageAsync(http, new Uri(sandbox.Console, "/signin"));
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>The sandbox's own switches, for these ports.</summary>
    public static string[] Switches(int[] ports, string folder) =>
        ["--console-port", $"{ports[0]}", "--wechat-port", $"{ports[1]}", "--webview-port", $"{ports[2]}", "--data", folder];

    public static Uri ConsoleAt(int[] ports) => new($"http://localhost:{ports[0]}");

    public async Task<Process> ConsoleProcessAsync(HttpClient http)
    {
        var state = await http.GetFromJsonAsync<ConsoleState>(new Uri(weChat, "/sandbox/console"));
        return Process.GetProcessById(state?.Pid ?? throw new InvalidOperationException("The sandbox runs no console."));
    }

    public async Task ControlAsync(HttpClient http, string what)
    {
        using var answer = await http.PostAsync(new Uri(weChat, $"/sandbox/{what}"), null);
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed record ConsoleState(int? Pid);
}

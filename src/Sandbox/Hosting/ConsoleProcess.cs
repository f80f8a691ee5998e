using System.ComponentModel;
using System.Diagnostics;

namespace BlazorConsole.Sandbox.Hosting;

internal sealed record ConsoleState(int? Pid, bool Running);

/// <summary>
/// The console as a child process. Its standard input stays open and empty for as long as the sandbox lives: the console stops when it ends,
/// so it goes down with the sandbox also when the sandbox is killed and can run no code.
/// </summary>
internal sealed class ConsoleProcess(SandboxOptions options, ConsoleEnvironment environment, ConsoleHealth health, ConsoleRelay relay) : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource<int> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Process? _process;
    private volatile Process? _ending;

    /// <summary>The exit code, once the child ended without having been asked to.</summary>
    public Task<int> Died => _died.Task;

    public ConsoleState State => _process is { HasExited: false } process ? new(process.Id, Running: true) : new(Pid: null, Running: false);

    /// <summary>Returns when the console answers; at once if it already runs.</summary>
    public async Task<ConsoleState> StartAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (!State.Running)
                _process = Launch();
            await health.WaitAsync(Died, cancellation);
            return State;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>SIGKILL, as a crash would be; the sandbox goes on.</summary>
    public async Task<ConsoleState> KillAsync()
    {
        await _gate.WaitAsync();
        try
        {
            await EndAsync(patience: TimeSpan.Zero);
            return State;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(StopPatience);
        _gate.Dispose();
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = SandboxOptions.RepositoryRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList = { options.ConsoleAssembly, "--urls", $"http://localhost:{options.ConsolePort}" },
        };
        foreach (var (name, value) in environment.Variables)
            start.Environment[name] = value;

        Directory.CreateDirectory(options.DataFolder);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => OnExited(process);
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new SandboxRefusal($"The console could not be started with '{start.FileName}': {failure.Message}.", failure);
        }
        relay.Follow(process);
        return process;
    }

    private void OnExited(Process process)
    {
        if (!ReferenceEquals(process, _ending))
            _died.TrySetResult(process.ExitCode);
    }

    private async Task EndAsync(TimeSpan patience)
    {
        if (_process is not { } process)
            return;

        _ending = process;
        if (patience > TimeSpan.Zero)
        {
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(patience);
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        process.Kill();
        await process.WaitForExitAsync();
        _process = null;
        process.Dispose();
    }
}

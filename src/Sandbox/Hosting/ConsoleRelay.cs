using System.Diagnostics;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>Passes the console's output on, line by line. The administrator line waits, to be read in the block that says where everything is.</summary>
internal sealed class ConsoleRelay(TextWriter output, TextWriter error)
{
    private const string AdministratorStart = "Administrator ";

    private readonly Lock _lock = new();
    private string? _administrator;
    private bool _isAnnounced;

    public void Follow(Process process)
    {
        _ = PassOnAsync(process.StandardOutput, Print);
        _ = PassOnAsync(process.StandardError, line => error.WriteLine(line));
    }

    /// <summary>The line that was held back, if there was one; from now on nothing is.</summary>
    public string? TakeAdministratorLine()
    {
        lock (_lock)
        {
            _isAnnounced = true;
            return _administrator;
        }
    }

    private void Print(string line)
    {
        lock (_lock)
        {
            if (!_isAnnounced && line.StartsWith(AdministratorStart, StringComparison.Ordinal))
                _administrator = line;
            else
                output.WriteLine(line);
        }
    }

    private static async Task PassOnAsync(StreamReader reader, Action<string> print)
    {
        while (await reader.ReadLineAsync() is { } line)
            print(line);
    }
}

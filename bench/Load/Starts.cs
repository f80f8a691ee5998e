namespace BlazorConsole.Load;

/// <summary>How long a start takes, from the process to the first good sign-in page.</summary>
internal sealed class Starts(HttpClient http, string folder)
{
    /// <summary>The console alone, on a database that it has to make, or on one that is there.</summary>
    public async Task<TimeSpan> ConsoleAsync(bool onEmptyFolder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "start-console")).FullName;
        if (onEmptyFolder)
            Empty(data);

        var port = Ports.Free(1)[0];
        var origin = $"http://localhost:{port}";
        await using var console = new StartedProcess([Built.Console, "--urls", origin], Environment(origin, data));
        return await console.FirstPageAsync(http, new Uri($"{origin}/signin"));
    }

    /// <summary>The one command, built before: it checks that nothing is to build, starts two processes, and makes a database.</summary>
    public async Task<TimeSpan> CommandAsync()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "start-command")).FullName;
        Empty(data);
        var ports = Ports.Free(3);
        await using var command = new StartedProcess(
            ["run", "-c", Built.Configuration, "--project", "src/Sandbox", "--", .. Sandbox.Switches(ports, data)],
            new Dictionary<string, string>(StringComparer.Ordinal));
        var first = await command.FirstPageAsync(http, new Uri(Sandbox.ConsoleAt(ports), "/signin"));

        // The console's end ends the sandbox, and that the command; MSBuild's helper processes stay, as they do for people.
        var sandbox = new Sandbox(Sandbox.ConsoleAt(ports), new Uri($"http://127.0.0.1:{ports[1]}"), database: null);
        using var console = await sandbox.ConsoleProcessAsync(http);
        console.Kill();
        await command.Process.WaitForExitAsync();
        return first;
    }

    private static void Empty(string data)
    {
        foreach (var file in Directory.EnumerateFiles(data))
            File.Delete(file);
    }

    // WeChat is not asked before a person signs in: any address will do.
    private static Dictionary<string, string> Environment(string origin, string data) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Public__Origin"] = origin,
        ["WeChat__ApiBase"] = "http://127.0.0.1:9",
        ["WeChat__OpenBase"] = "http://127.0.0.1:9",
        ["WeChat__MpBase"] = "http://127.0.0.1:9",
        ["Database__File"] = Path.Combine(data, "console.db"),
        ["Encryption__KeyFile"] = Path.Combine(data, "master.key"),
        ["Channels__official__Kind"] = "OfficialAccount",
        ["Channels__official__AppId"] = "wx0123456789abcdef",
        ["Channels__official__Secret"] = "0123456789abcdef0123456789abcdef",
        ["Hosting__StopWithInput"] = "true",
    };
}

using System.Globalization;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>Reads the options once and collects everything that is wrong with them, one sentence each.</summary>
internal sealed class SandboxOptionsReader(IConfiguration configuration)
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    public SandboxOptions Read()
    {
        var defaults = new SandboxOptions();
        var options = new SandboxOptions
        {
            ConsolePort = Port(nameof(SandboxOptions.ConsolePort), "--console-port", defaults.ConsolePort),
            WeChatPort = Port(nameof(SandboxOptions.WeChatPort), "--wechat-port", defaults.WeChatPort),
            WebViewPort = Port(nameof(SandboxOptions.WebViewPort), "--webview-port", defaults.WebViewPort),
            DataFolder = Path.GetFullPath(Text(nameof(SandboxOptions.DataFolder), defaults.DataFolder)),
            Seed = Text(nameof(SandboxOptions.Seed), defaults.Seed),
            WeChatOnly = Flag(nameof(SandboxOptions.WeChatOnly)),
            ConsoleAssembly = Text(nameof(SandboxOptions.ConsoleAssembly), defaults.ConsoleAssembly),
        };
        if (new HashSet<int> { options.ConsolePort, options.WeChatPort, options.WebViewPort }.Count < 3)
            _errors.Add("Sandbox:ConsolePort, Sandbox:WeChatPort and Sandbox:WebViewPort must be three different ports.");
        if (!options.WeChatOnly && !File.Exists(options.ConsoleAssembly))
            _errors.Add($"Sandbox:ConsoleAssembly is {options.ConsoleAssembly}, which does not exist: build the solution first.");
        return options;
    }

    private string? Raw(string name) => configuration[$"Sandbox:{name}"];

    private int Port(string name, string commandLineSwitch, int fallback)
    {
        if (Raw(name) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
            return port;

        _errors.Add($"Sandbox:{name} ({commandLineSwitch}) is '{text}': write a port number from 1 to 65535.");
        return fallback;
    }

    private string Text(string name, string fallback)
    {
        if (Raw(name) is not { } text)
            return fallback;
        if (!string.IsNullOrWhiteSpace(text))
            return text;

        _errors.Add($"Sandbox:{name} is empty: write a value or leave it out.");
        return fallback;
    }

    private bool Flag(string name)
    {
        if (Raw(name) is not { } text)
            return false;
        if (bool.TryParse(text, out var flag))
            return flag;

        _errors.Add($"Sandbox:{name} is '{text}': write true or false.");
        return false;
    }
}

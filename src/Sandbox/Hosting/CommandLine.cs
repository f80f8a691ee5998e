namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The sandbox's own switches. What it does not know it refuses: a mistyped switch would otherwise start with the defaults.</summary>
internal static class CommandLine
{
    public const string Usage = """
        dotnet run --project src/Sandbox [switches]

          --console-port <port>   the console                        (5080)
          --wechat-port <port>    WeChat, the phone, the demo page   (5081)
          --webview-port <port>   the phone's web view               (5082)
          --data <folder>         database and key of the console    (data)
          --wechat-only           WeChat alone, without the console
        """;

    private const string WeChatOnly = "--wechat-only";

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["--console-port"] = "Sandbox:ConsolePort",
        ["--wechat-port"] = "Sandbox:WeChatPort",
        ["--webview-port"] = "Sandbox:WebViewPort",
        ["--data"] = "Sandbox:DataFolder",
        ["--environment"] = HostDefaults.EnvironmentKey,
    };

    /// <returns>The settings, or a sentence that says which word was not understood.</returns>
    public static (Dictionary<string, string?> Settings, string? Error) Parse(IReadOnlyList<string> words)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == WeChatOnly)
            {
                settings["Sandbox:WeChatOnly"] = bool.TrueString;
                continue;
            }
            var (name, value) = words[i].Split('=', 2) is [var left, var right] ? (left, right) : (words[i], null);
            var key = Keys.GetValueOrDefault(name) ?? (name.StartsWith("--Sandbox:", StringComparison.OrdinalIgnoreCase) ? name[2..] : null);
            if (key is null)
                return (settings, $"The sandbox does not know '{words[i]}'.");
            if (value is null && ++i == words.Count)
                return (settings, $"'{name}' needs a value.");
            settings[key] = value ?? words[i];
        }
        return (settings, null);
    }
}

using System.Globalization;
using System.Reflection;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>What one sandbox runs with. Read from <c>Sandbox:*</c> or the command line by <see cref="SandboxOptionsReader"/>.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Port of the console, <c>Sandbox:ConsolePort</c>, <c>--console-port</c>.</summary>
    public int ConsolePort { get; init; } = 5080;

    /// <summary>Port of WeChat's own addresses and of the demo page, <c>Sandbox:WeChatPort</c>, <c>--wechat-port</c>.</summary>
    public int WeChatPort { get; init; } = 5081;

    /// <summary>Port of the phone's web view, <c>Sandbox:WebViewPort</c>, <c>--webview-port</c>.</summary>
    public int WebViewPort { get; init; } = 5082;

    /// <summary>Where the console keeps its database and its key, <c>Sandbox:DataFolder</c>, <c>--data</c>.</summary>
    public string DataFolder { get; init; } = Path.Combine(RepositoryRoot, "data");

    /// <summary>Every AppID, secret, OpenID and UnionID follows from it, <c>Sandbox:Seed</c>.</summary>
    public string Seed { get; init; } = "sandbox";

    /// <summary>Runs WeChat without the console, <c>Sandbox:WeChatOnly</c>, <c>--wechat-only</c>.</summary>
    public bool WeChatOnly { get; init; }

    /// <summary>How long WeChat's long poll is held while nothing happens, <c>Sandbox:PollHold</c>.</summary>
    public TimeSpan PollHold { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The built console, <c>Sandbox:ConsoleAssembly</c>; the one that was built with the sandbox unless told otherwise.</summary>
    public string ConsoleAssembly { get; init; } = Metadata("ConsoleAssembly");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private static string Metadata(string key) =>
        typeof(SandboxOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The build wrote no {key}."));
}

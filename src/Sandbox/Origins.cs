using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox;

/// <summary>
/// The origins, told apart as browsers tell them apart: "localhost" and "127.0.0.1" are two sites, so WeChat is as foreign to the
/// console here as open.weixin.qq.com is in life. Ports do not make a site, so web view and WeChat share one; see WebView/.
/// </summary>
internal sealed class Origins(SandboxOptions options)
{
    public string Console { get; } = $"http://localhost:{options.ConsolePort}";

    public string WeChat { get; } = $"http://127.0.0.1:{options.WeChatPort}";

    public string WebView { get; } = $"http://127.0.0.1:{options.WebViewPort}";

    public string Demo { get; } = $"http://localhost:{options.WeChatPort}";

    public static string Host(string origin) => new Uri(origin).Authority;

    public static bool Serves(string origin, HttpRequest request) =>
        string.Equals(request.Host.Value, Host(origin), StringComparison.OrdinalIgnoreCase);
}

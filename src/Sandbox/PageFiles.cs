using Microsoft.Net.Http.Headers;

namespace BlazorConsole.Sandbox;

/// <summary>Scripts and styles of the sandbox's own pages, out of the assembly.</summary>
internal static class PageFiles
{
    public const string WeChatStyle = "/assets/wechat.css";
    public const string PhoneStyle = "/assets/phone.css";
    public const string MiniProgramStyle = "/assets/mini-program.css";
    public const string PhoneScript = "/assets/phone.js";
    /// <summary>At the web view's origin, where the page's own policy lets it run.</summary>
    public const string BridgeScript = "/.sandbox/bridge.js";

    public const string QrConnectStyle = "/assets/qr-connect.css";
    public const string QrConnectScript = "/assets/qr-connect.js";
    public const string WidgetScript = "/connect/zh_CN/htmledition/js/wxLogin.js";
    public const string DemoStyle = "/assets/demo.css";
    public const string DemoScript = "/assets/demo.js";

    public static void MapFile(this IEndpointRouteBuilder routes, string path) => routes.MapGet(path, (HttpResponse response) =>
    {
        var name = Path.GetFileName(path);
        var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} was not embedded by the build.");
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(stream, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");
    });
}

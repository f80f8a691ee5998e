using System.Globalization;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.Links;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.Demo;

/// <summary>A request and its answer as a page may show them: enough to see what went wrong, too little to use.</summary>
public sealed record ReceivedRequest(string Time, string Method, string Path, string Query, string Sent, string Status, string Type, string Answer, bool Failed)
{
    private static readonly string[] Families = ["/connect/", "/sns/", "/cgi-bin/", "/wxa/", Openings.UrlLinkPath, LinkEndpoints.OpenPath];

    internal static ReceivedRequest Of(LoggedRequest entry) => new(
        entry.At.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
        entry.Method, Shortening.Path(entry.Path), Shortening.Query(entry.Query), Shortening.Text(entry.SentBodyStart),
        entry.Status == LoggedRequest.Reset ? "reset" : entry.Status.ToString(CultureInfo.InvariantCulture),
        entry.ContentType ?? "", IsPage(entry) ? "" : Shortening.Text(entry.BodyStart),
        entry.Status is LoggedRequest.Reset or >= 400 || LogLine.IsRefusal(entry.BodyStart));

    /// <summary>Not the phone's page, nor pictures and files of pages.</summary>
    internal static bool IsWeChats(LoggedRequest entry) =>
        Families.Any(family => entry.Path.StartsWith(family, StringComparison.Ordinal)) && entry.Path != PageFiles.WidgetScript;

    // A page of WeChat's own carries its question or code in places that nothing here looks at.
    private static bool IsPage(LoggedRequest entry) => entry.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true;
}

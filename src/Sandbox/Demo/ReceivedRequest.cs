using System.Globalization;
using BlazorConsole.Sandbox.Control;

namespace BlazorConsole.Sandbox.Demo;

/// <summary>A request and its answer as a page may show them: enough to see what went wrong, too little to use.</summary>
public sealed record ReceivedRequest(string Time, string Method, string Path, string Query, string Sent, string Status, string Type, string Answer, bool Failed)
{
    internal static ReceivedRequest Of(LoggedRequest entry) => new(
        entry.At.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
        entry.Method, Shortening.Path(entry.Path), Shortening.Query(entry.Query), Shortening.Text(entry.SentBodyStart),
        entry.Status == LoggedRequest.Reset ? "reset" : entry.Status.ToString(CultureInfo.InvariantCulture),
        entry.ContentType ?? "", IsPage(entry) ? "" : Shortening.Text(entry.BodyStart),
        entry.Status is LoggedRequest.Reset or >= 400 || LogLine.IsRefusal(entry.BodyStart));

    // A page of WeChat's own carries its question or code in places that nothing here looks at.
    private static bool IsPage(LoggedRequest entry) => entry.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true;
}

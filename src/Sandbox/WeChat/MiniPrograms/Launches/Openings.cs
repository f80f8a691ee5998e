namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

/// <summary>Reads a scanned or opened text as one of WeChat's own codes and links; null for everything else.</summary>
internal sealed class Openings(LaunchTickets tickets, Origins origins)
{
    public const string CodePath = "/a/";
    public const string UrlLinkPath = "/u/";
    public const string SchemeStart = "weixin://dl/business/?t=";
    public const string ShortLinkStart = "#小程序://";

    /// <summary>The launch, whether it is over, and WeChat's number for the way in which it was opened.</summary>
    public (Launch Launch, bool IsOver, int Scene)? Read(string text, string way)
    {
        var found =
            After(text, origins.WeChat + CodePath) is { } code ? tickets.Find(code, LaunchKind.Code, LaunchKind.SquareCode)
            : After(text, origins.WeChat + UrlLinkPath) is { } link ? tickets.Find(link, LaunchKind.UrlLink)
            : After(text, SchemeStart) is { } scheme ? tickets.Find(scheme, LaunchKind.Scheme)
            : text.StartsWith(ShortLinkStart, StringComparison.Ordinal) ? tickets.Find(text[(text.LastIndexOf('/') + 1)..], LaunchKind.ShortLink)
            : null;
        return found is null ? null : (found, tickets.IsOver(found), Scene(found.Kind, way));
    }

    // A developer may append a query of their own to links: ?cq= to URL links, &cq= to schemes.
    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..].Split('?', '&', '#')[0] : null;

    private static int Scene(LaunchKind kind, string way) => (kind, way) switch
    {
        (LaunchKind.Code, "press") => 1048,
        (LaunchKind.Code, "album") => 1049,
        (LaunchKind.Code, _) => 1047,
        (LaunchKind.SquareCode, "press") => 1012,
        (LaunchKind.SquareCode, "album") => 1013,
        (LaunchKind.SquareCode, _) => 1011,
        (LaunchKind.Scheme, _) => 1065,
        (LaunchKind.ShortLink, _) => 1179,
        (_, "browser") => 1194,
        _ => 1167,
    };
}

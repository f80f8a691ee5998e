namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>How the embedding page wants WeChat's page to look and to go on.</summary>
public sealed record QrConnectLook(bool IsWidget, bool IsLite, bool GoesOnInside, bool HasWhiteText, string? StyleSheet)
{
    public static QrConnectLook Of(IQueryCollection query)
    {
        var isLite = query["stylelite"] == "1";
        return new(
            IsWidget: query["login_type"] == "jssdk",
            isLite,
            // "default", and nothing at all, behave as "false": the whole window goes to the callback.
            GoesOnInside: query["self_redirect"] == "true",
            HasWhiteText: query["style"] == "white",
            isLite ? null : SheetOf(query["href"].ToString()));
    }

    // A style sheet of the site's own, for the old look only.
    private static string? SheetOf(string href) =>
        href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal)
        || href.StartsWith("data:text/css;base64,", StringComparison.Ordinal) ? href : null;
}

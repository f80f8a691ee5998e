namespace BlazorConsole.Sandbox.Control;

/// <summary>One request at WeChat's addresses, as it was: with its secrets, because tests assert on them.</summary>
internal sealed record LoggedRequest(
    long Id, DateTimeOffset At, string Method, string Path, string Query, IReadOnlyList<string> Headers,
    IReadOnlyDictionary<string, string> Cookies, int Status, string? ContentType, string BodyStart, string SentBodyStart = "")
{
    /// <summary>The status of an answer that never came because the connection was reset.</summary>
    public const int Reset = 0;
}

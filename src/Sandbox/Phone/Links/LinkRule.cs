namespace BlazorConsole.Sandbox.Phone.Links;

/// <summary>
/// A rule of a mini program for ordinary links: scheme, host and everything below a folder. Until it is published it works for its test
/// links only.
/// </summary>
internal sealed record LinkRule(string App, string Prefix, string Page)
{
    public const int MostTestLinks = 5;

    public bool Published { get; init; }

    public IReadOnlyList<string> TestLinks { get; init; } = [];

    public bool Opens(Uri link) =>
        Covers(link) && (Published || TestLinks.Contains(link.OriginalString, StringComparer.Ordinal));

    public bool Covers(Uri link)
    {
        var folder = new Uri(Prefix);
        return link.GetLeftPart(UriPartial.Authority) == folder.GetLeftPart(UriPartial.Authority)
            && link.AbsolutePath.StartsWith(folder.AbsolutePath, StringComparison.Ordinal);
    }
}

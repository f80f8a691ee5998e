using System.Text.RegularExpressions;

namespace BlazorConsole.Sandbox.WebView;

/// <summary>
/// Turns the console's origin into the web view's in what the browser gets, and back in what the console gets. WeChat's addresses stay as
/// they are. Encoded addresses inside a query stay too: WeChat compares a redirect_uri with the registered domain.
/// </summary>
internal sealed partial class Rewriting(Origins origins)
{
    private readonly Regex _consoleOrigin = new(
        $"{Regex.Escape(origins.Console)}(?![0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public string ToWebView(string text) => _consoleOrigin.Replace(text, origins.WebView);

    public string ToConsole(string address) =>
        address == origins.WebView || address.StartsWith(origins.WebView + "/", StringComparison.Ordinal)
            ? origins.Console + address[origins.WebView.Length..]
            : address;

    /// <summary>In life the web view is a window of its own; here it sits in the drawn phone, so who may frame the page says nothing.</summary>
    public string? Policy(string contentSecurityPolicy)
    {
        var directives = contentSecurityPolicy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(directive => !FrameAncestors().IsMatch(directive))
            .Select(ToWebView);
        return string.Join("; ", directives) is { Length: > 0 } policy ? policy : null;
    }

    [GeneratedRegex(@"\Aframe-ancestors(\s|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrameAncestors();
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

/// <summary>What pages asked for, with the secrets that WeChat's log does not show: scan tokens of phones, attempts of screens.</summary>
internal sealed partial class Overheard
{
    private readonly ConcurrentQueue<string> _addresses = new();
    private readonly ConcurrentQueue<string> _secrets = new();

    public IReadOnlyCollection<string> Secrets => _secrets;

    public void Listen(IPage page) => page.Request += (_, request) => Note(request);

    public int Asked(string path) => _addresses.Count(address => address.EndsWith(path, StringComparison.Ordinal));

    private void Note(IRequest request)
    {
        _addresses.Enqueue(request.Url.Split('?')[0]);
        if (ScanToken().Match(request.PostData ?? "") is { Success: true } scanToken)
            _secrets.Enqueue(scanToken.Groups["value"].Value);
        if (request.Headers.TryGetValue("idempotency-key", out var attempt))
            _secrets.Enqueue(attempt);
    }

    [GeneratedRegex("""scanToken[\\":]+(?<value>[A-Za-z0-9_-]{43})""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScanToken();
}

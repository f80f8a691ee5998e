using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>What each mini program has used up for ever: codes with a path, and pages that were not published.</summary>
internal sealed class CodeTotals
{
    public const string Header = "Num-Used";
    public const int Most = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _permanentLinks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _pages = new(StringComparer.Ordinal);

    public int Used(WeChatApp app)
    {
        lock (_lock)
            return _used.GetValueOrDefault(app.Key);
    }

    /// <summary>Starts from another number, so that a test need not draw them all.</summary>
    public void Set(WeChatApp app, int used)
    {
        lock (_lock)
            _used[app.Key] = used;
    }

    /// <summary>How many are used with this one; null when there was none left.</summary>
    public int? Use(WeChatApp app)
    {
        lock (_lock)
            return _used.GetValueOrDefault(app.Key) is var used and < Most ? _used[app.Key] = used + 1 : null;
    }

    /// <summary>Short links that never expire are limited too.</summary>
    public bool TryUsePermanentLink(WeChatApp app)
    {
        lock (_lock)
            return (_permanentLinks[app.Key] = _permanentLinks.GetValueOrDefault(app.Key) + 1) <= Most;
    }

    public bool TryUsePage(WeChatApp app, string page, int most)
    {
        lock (_lock)
        {
            var pages = _pages.TryGetValue(app.Key, out var known) ? known : _pages[app.Key] = new(StringComparer.Ordinal);
            return pages.Contains(page) || (pages.Count < most && pages.Add(page));
        }
    }
}

using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Calls;

/// <summary>How often each app called each path today, and in this minute and second. WeChat counts days and months in Beijing.</summary>
internal sealed class CallCounts(WeChatClock clock)
{
    private const int MostResetsPerMonth = 10;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string App, string Path, TimeSpan Window), (long Period, int Count)> _counts = [];
    private readonly Dictionary<string, (long Month, int Count)> _resets = new(StringComparer.Ordinal);

    /// <summary>Counts one more, and answers how many there are in the current period of that length.</summary>
    public int Note(string app, string path, TimeSpan window)
    {
        lock (_lock)
        {
            var count = Read_NeedsLock(app, path, window) + 1;
            _counts[(app, path, window)] = (Period(window), count);
            return count;
        }
    }

    public int Read(string app, string path, TimeSpan window)
    {
        lock (_lock)
            return Read_NeedsLock(app, path, window);
    }

    /// <summary>False when the month's resets are used up.</summary>
    public bool TryReset(WeChatApp app)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow().ToOffset(Beijing);
            var month = (now.Year * 12L) + now.Month;
            var used = _resets.TryGetValue(app.AppId, out var reset) && reset.Month == month ? reset.Count : 0;
            if (used >= MostResetsPerMonth)
                return false;
            _resets[app.AppId] = (month, used + 1);
            foreach (var key in _counts.Keys.Where(key => key.App == app.AppId).ToList())
                _counts.Remove(key);
            return true;
        }
    }

    private int Read_NeedsLock(string app, string path, TimeSpan window) =>
        _counts.TryGetValue((app, path, window), out var known) && known.Period == Period(window) ? known.Count : 0;

    private long Period(TimeSpan window) => (clock.GetUtcNow().UtcTicks + Beijing.Ticks) / window.Ticks;
}

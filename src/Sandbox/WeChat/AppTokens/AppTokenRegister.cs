using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>Every application token that was given out. The classic one and the stable one of an app know nothing of each other.</summary>
internal sealed class AppTokenRegister(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>How long an old and a new token work side by side.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, AppToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<WeChatApp, AppToken> _classic = [];
    private readonly Dictionary<WeChatApp, AppToken> _stable = [];
    private readonly Dictionary<WeChatApp, ForcedRefreshes> _forced = [];
    private readonly Lock _lock = new();

    public AppToken? Find(string text) => _tokens.GetValueOrDefault(text);

    public int SecondsLeft(AppToken token) => (int)Math.Ceiling((token.ExpiresAt - time.GetUtcNow()).TotalSeconds);

    /// <summary>A new token with every call; the one before it goes on working for the overlap.</summary>
    public AppToken NewClassic(WeChatApp app)
    {
        lock (_lock)
        {
            if (_classic.TryGetValue(app, out var before))
                _tokens[before.Text] = before with { SupersededFrom = time.GetUtcNow() + Overlap };
            return _classic[app] = Issue(app);
        }
    }

    /// <summary>The same token until its last five minutes; then the next one, and both work until the first has expired.</summary>
    public AppToken Stable(WeChatApp app)
    {
        lock (_lock)
            return CurrentStable_NeedsLock(app) ?? (_stable[app] = Issue(app));
    }

    /// <summary>The old token dies at once. Null when the day's refreshes are used up; too soon after the last one, nothing is refreshed.</summary>
    public AppToken? RefreshedStable(WeChatApp app)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (CurrentStable_NeedsLock(app) is not { } before)
                return _stable[app] = Issue(app);
            var forced = _forced.GetValueOrDefault(app) ?? new ForcedRefreshes();
            if (forced.IsTooSoon(now))
                return before;
            if (forced.AreUsedUp(now))
                return null;

            _forced[app] = forced.And(now);
            _tokens[before.Text] = before with { SupersededFrom = now };
            return _stable[app] = Issue(app);
        }
    }

    private AppToken? CurrentStable_NeedsLock(WeChatApp app) =>
        _stable.TryGetValue(app, out var token) && token.ExpiresAt - time.GetUtcNow() > Overlap ? token : null;

    private AppToken Issue(WeChatApp app)
    {
        var token = new AppToken("89_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(96)), app, time.GetUtcNow() + Lifetime);
        return _tokens[token.Text] = token;
    }
}

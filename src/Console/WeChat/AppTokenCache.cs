using System.Collections.Concurrent;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.WeChat;

/// <summary>What this process knows of the application tokens, one per app: a call need not read the database.</summary>
internal sealed class AppTokenCache
{
    private readonly ConcurrentDictionary<WeChatAppId, Entry> _entries = new();

    public Entry Of(WeChatAppId appId) => _entries.GetOrAdd(appId, static _ => new Entry());

    /// <summary>One app's token. Whoever needs a new one waits for the one request that fetches it.</summary>
    internal sealed class Entry
    {
        public SemaphoreSlim Fetching { get; } = new(1, 1);

        public AppToken? Token { get; set; }
    }
}

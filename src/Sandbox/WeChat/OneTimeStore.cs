using System.Collections.Concurrent;

namespace BlazorConsole.Sandbox.WeChat;

/// <summary>Things under a random key that are worth something once and for a while: codes, open consent questions.</summary>
internal sealed class OneTimeStore<T>(TimeProvider time, Func<string> newKey)
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _added;

    public string Add(T value, TimeSpan lifetime)
    {
        if (Interlocked.Increment(ref _added) % 1024 == 0)
            Prune();
        var key = newKey();
        _entries[key] = new Entry(value, time, time.GetUtcNow() + lifetime);
        return key;
    }

    public Entry? Find(string key) => _entries.GetValueOrDefault(key);

    private void Prune()
    {
        var limit = time.GetUtcNow() - KeptAfterExpiry;
        foreach (var (key, entry) in _entries)
        {
            if (entry.ExpiresAt < limit)
                _entries.TryRemove(key, out _);
        }
    }

    internal sealed class Entry(T value, TimeProvider time, DateTimeOffset expiresAt)
    {
        private int _uses;

        public T Value { get; } = value;

        public DateTimeOffset ExpiresAt { get; } = expiresAt;

        public bool IsExpired => time.GetUtcNow() >= ExpiresAt;

        public bool IsUsed => Volatile.Read(ref _uses) > 0;

        /// <summary>True for exactly one caller, however many ask at once.</summary>
        public bool TryUse() => Interlocked.Exchange(ref _uses, 1) == 0;
    }
}

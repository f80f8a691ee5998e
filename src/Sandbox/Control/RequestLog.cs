using System.Threading.Channels;

namespace BlazorConsole.Sandbox.Control;

/// <summary>The last requests, in memory only. Readers that follow it live and fall behind lose the oldest.</summary>
internal sealed class RequestLog
{
    public const int Capacity = 2000;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _entries = new();
    private readonly List<Channel<LoggedRequest>> _followers = [];
    private long _lastId;

    public void Add(Func<long, LoggedRequest> entryWithId)
    {
        lock (_lock)
        {
            var entry = entryWithId(++_lastId);
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity)
                _entries.Dequeue();
            foreach (var follower in _followers)
                follower.Writer.TryWrite(entry);
        }
    }

    public IReadOnlyList<LoggedRequest> Read()
    {
        lock (_lock)
            return [.. _entries];
    }

    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }

    /// <summary>What is there, then what comes, until cancelled.</summary>
    public async IAsyncEnumerable<LoggedRequest> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var follower = Channel.CreateBounded<LoggedRequest>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var entry in _entries)
                follower.Writer.TryWrite(entry);
            _followers.Add(follower);
        }
        try
        {
            await foreach (var entry in follower.Reader.ReadAllAsync(cancellation))
                yield return entry;
        }
        finally
        {
            lock (_lock)
                _followers.Remove(follower);
        }
    }
}

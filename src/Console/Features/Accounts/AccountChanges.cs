using System.Threading.Channels;
using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Features.Accounts;

/// <summary>
/// The changes that one page follows. Who notes them never waits; who reads them gets the first at once and whatever comes within the
/// pause after it together, so that a busy hour does not render a page a hundred times a second.
/// </summary>
internal sealed class AccountChanges(TimeProvider clock, Action<AccountChanges> leave) : IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Says "something was noted" and holds no more than that. A reader goes on in its own context, never in the writer's.
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Lock _lock = new();
    private HashSet<AccountId> _noted = [];
    private volatile bool _over;

    public void Note(AccountId account)
    {
        lock (_lock)
            _noted.Add(account);
        _signal.Writer.TryWrite(true);
    }

    /// <summary>Ends when this is disposed; whoever reads does so once.</summary>
    public async IAsyncEnumerable<IReadOnlySet<AccountId>> ReadAsync()
    {
        while (await _signal.Reader.WaitToReadAsync() && !_over)
        {
            _signal.Reader.TryRead(out _);
            yield return Take();
            await Task.Delay(Pause, clock);
        }
    }

    public void Dispose()
    {
        _over = true;
        leave(this);
        _signal.Writer.TryComplete();
    }

    private HashSet<AccountId> Take()
    {
        lock (_lock)
        {
            var taken = _noted;
            _noted = [];
            return taken;
        }
    }
}

using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence.Writing;

/// <summary>
/// The write lane on SQLite: one owner of the one writing connection takes one item after the other, each in a transaction of its
/// own. Other processes on the same file wait their turn by SQLite's own lock, and hear its nudges through the database.
/// </summary>
internal sealed class SqliteWriteLane(SqliteDatabase database, TimeProvider clock, NudgeDelivery nudges) : IWriteLane, IAsyncDisposable
{
    /// <summary>How many items may wait; one more is refused, so that memory stays bounded.</summary>
    private const int MaxWaiting = 4096;

    private const int SqliteBusy = 5;

    private readonly Channel<Queued> _waiting = Channel.CreateBounded<Queued>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private Task _owner = Task.CompletedTask;
    private SqliteConnection? _connection;
    private DbContextOptions<ConsoleContext>? _options;

    public void Open()
    {
        _connection = database.OpenForWriting();
        _options = database.On(_connection);
        _owner = Task.Run(OwnConnectionAsync);
    }

    public async Task<T> RunAsync<T>(Func<LaneItem, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        var queued = new Queued<T>(work, cancellationToken);
        if (!_waiting.Writer.TryWrite(queued))
            throw new WriteLaneBusyException("Too many writes are waiting.");
        return await queued.Outcome;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _owner;
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private async Task OwnConnectionAsync()
    {
        await foreach (var queued in _waiting.Reader.ReadAllAsync())
        {
            // Before it starts, a caller who went away takes the work along; once started it runs to its end.
            if (!queued.IsCancelled)
                await RunItemAsync(queued);
        }
    }

    private async Task RunItemAsync(Queued queued)
    {
        try
        {
            IReadOnlyList<Nudge> sent;
            await using (var transaction = _connection!.BeginTransaction(deferred: false))
            await using (var context = new ConsoleContext(_options!))
            {
                await context.Database.UseTransactionAsync(transaction);
                var item = new LaneItem(context, clock.GetUtcNow());
                await queued.WorkAsync(item);
                sent = item.Nudges;
                context.AddRange(sent.Select(nudge => StoredNudge.Of(nudge, nudges.Process, item.Now)));
                await context.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            queued.Succeed();
            nudges.Tell(sent);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SqliteBusy)
        {
            queued.Fail(new WriteLaneBusyException("The database stayed locked.", busy));
        }
        catch (Exception failure)
        {
            queued.Fail(failure);
        }
    }

    private abstract class Queued(CancellationToken cancellationToken)
    {
        public bool IsCancelled => cancellationToken.IsCancellationRequested && TryCancel();

        public abstract Task WorkAsync(LaneItem item);

        public abstract void Succeed();

        public abstract void Fail(Exception failure);

        protected abstract bool TryCancel();
    }

    private sealed class Queued<T>(Func<LaneItem, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : Queued(cancellationToken)
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationToken _cancellationToken = cancellationToken;
        private T? _value;

        public Task<T> Outcome => _outcome.Task;

        public override async Task WorkAsync(LaneItem item) => _value = await work(item, CancellationToken.None);

        public override void Succeed() => _outcome.TrySetResult(_value!);

        public override void Fail(Exception failure) => _outcome.TrySetException(failure);

        protected override bool TryCancel() => _outcome.TrySetCanceled(_cancellationToken);
    }
}

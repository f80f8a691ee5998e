using Microsoft.Data.Sqlite;

namespace BlazorConsole.Persistence.Writing;

/// <summary>
/// Hears what other processes on the same database wrote, and tells this one's listeners. A look costs a few microseconds, as little as
/// asking SQLite whether anything changed at all; ids rise in the order of commits, since SQLite has one writer.
/// </summary>
internal sealed partial class NudgeRelay(SqliteDatabase database, NudgeDelivery delivery, TimeProvider clock, ILogger<NudgeRelay> logger)
    : BackgroundService
{
    private const int Batch = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private SqliteConnection? _connection;
    private SqliteCommand? _query;
    private long _last;

    /// <summary>Begins at the end: whoever connects reads the state first, and what was written before is no news.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = database.OpenForReading();
        using (var end = _connection.CreateCommand())
        {
            end.CommandText = "SELECT coalesce(max(id), 0) FROM nudges";
            _last = (long)end.ExecuteScalar()!;
        }

        _query = _connection.CreateCommand();
        _query.CommandText = $"SELECT id, process, kind, target FROM nudges WHERE id > $last ORDER BY id LIMIT {Batch}";
        _query.Parameters.Add("$last", SqliteType.Integer);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _query?.Dispose();
        _connection?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (Look())
                {
                    // A process that was held up for long catches up in batches.
                }
            }
            catch (SqliteException failure)
            {
                // The next look begins where this one did: at worst a nudge is heard twice.
                Log.NotRead(logger, failure);
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    private bool Look()
    {
        _query!.Parameters[0].Value = _last;
        var (rows, heard) = (0, new List<Nudge>());
        using (var row = _query.ExecuteReader())
        {
            for (; row.Read(); rows++)
            {
                _last = row.GetInt64(0);
                if (row.GetInt64(1) != delivery.Process && StoredNudge.Read(row.GetString(2), row.GetString(3)) is { } nudge)
                    heard.Add(nudge);
            }
        }

        delivery.Tell(heard);
        return rows == Batch;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Nudges of other processes could not be read; trying again.")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}

using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Persistence;

/// <summary>
/// The SQLite file: how it is opened for reading, for writing, and brought to the current schema. Contexts of both kinds share one
/// logger factory and so one model: building it is the dearest step of a start.
/// </summary>
internal sealed class SqliteDatabase : IDbContextFactory<ConsoleContext>
{
    /// <summary>How long a write waits for another process's.</summary>
    private const int BusySeconds = 5;

    private readonly string _file;
    private readonly ILoggerFactory _loggers;
    private readonly DbContextOptions<ConsoleContext> _reading;

    public SqliteDatabase(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
    {
        _file = Path.GetFullPath(options.Value.File);
        _loggers = loggers;
        // Read-only: whatever writes past the write lane fails at once.
        var connection = new SqliteConnectionStringBuilder { DataSource = _file, Mode = SqliteOpenMode.ReadOnly };
        _reading = new DbContextOptionsBuilder<ConsoleContext>()
            .UseLoggerFactory(loggers)
            .UseSqlite(connection.ToString())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    /// <summary>A context for one query.</summary>
    public ConsoleContext CreateDbContext() => new(_reading);

    /// <summary>A connection to keep, for asking the same small thing again and again.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public SqliteConnection OpenForWriting()
    {
        // Both: SQLite waits its busy_timeout, and the provider asks again until its own time is over, which is half a minute by default.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        connection.Open();
        Run(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
        Run(connection, "PRAGMA foreign_keys = ON");
        Run(connection, "PRAGMA synchronous = FULL");
        // WAL lets readers read while the lane writes; FULL makes a commit durable. Both are read back, since SQLite refuses silently.
        if (Run(connection, "PRAGMA journal_mode = WAL") is not "wal" || Run(connection, "PRAGMA synchronous") is not 2L)
            throw new StartRefusedException($"Database:File {_file} lies where SQLite cannot keep a write-ahead log (a network file system?). Put it on a local disk.");
        return connection;
    }

    /// <summary>Options for contexts on one open connection.</summary>
    public DbContextOptions<ConsoleContext> On(SqliteConnection connection) =>
        new DbContextOptionsBuilder<ConsoleContext>().UseLoggerFactory(_loggers).UseSqlite(connection)
            // A table that is made anew has its foreign keys off meanwhile: a pragma of the connection, which no file keeps.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .Options;

    /// <summary>Creates the file if there is none, and waits until no other process brings it up.</summary>
    public Task<StartTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        Create();
        return StartTurn.TakeAsync($"{_file}.start", cancellationToken);
    }

    /// <summary>Applies the migrations that the file lacks. Called in this process's turn.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = OpenForWriting();
        await using var context = new ConsoleContext(On(connection));
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new StartRefusedException($"The database was written by a newer version of this program (it holds {newer}). Start that version; nothing was changed.");
        if (known.IsSubsetOf(applied))
            return;

        // EF Core's own turn is a row that a killed process leaves behind, and then it waits for ever. It is our turn: nobody holds it.
        Run(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
        await context.Database.MigrateAsync(cancellationToken);
    }

    private void Create()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString());
            connection.Open();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Database:File {_file} cannot be opened: {failure.Message}");
        }
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

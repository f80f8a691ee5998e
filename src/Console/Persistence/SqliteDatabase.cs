using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Persistence;

/// <summary>The SQLite file: how it is opened for reading, for writing, and brought to the current schema.</summary>
internal sealed class SqliteDatabase(IOptions<DatabaseOptions> options)
{
    private string File => Path.GetFullPath(options.Value.File);

    /// <summary>Read-only: whatever writes past the write lane fails at once.</summary>
    public string ReadingConnection => new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA busy_timeout = 5000");
        Run(connection, "PRAGMA foreign_keys = ON");
        Run(connection, "PRAGMA synchronous = FULL");
        // WAL lets readers read while the lane writes; FULL makes a commit durable. Both are read back, since SQLite refuses silently.
        if (Run(connection, "PRAGMA journal_mode = WAL") is not "wal" || Run(connection, "PRAGMA synchronous") is not 2L)
            throw new StartRefusedException($"Database:File {File} lies where SQLite cannot keep a write-ahead log (a network file system?). Put it on a local disk.");
        return connection;
    }

    public static ConsoleContext ContextOn(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<ConsoleContext>().UseSqlite(connection).Options);

    /// <summary>Creates the file if there is none and applies the migrations that it lacks.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Create();
        await using var connection = OpenForWriting();
        await using var context = ContextOn(connection);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new StartRefusedException($"The database was written by a newer version of this program (it holds {newer}). Start that version; nothing was changed.");
        await context.Database.MigrateAsync(cancellationToken);
    }

    private void Create()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
            connection.Open();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Database:File {File} cannot be opened: {failure.Message}");
        }
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

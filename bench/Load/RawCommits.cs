using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace BlazorConsole.Load;

/// <summary>
/// What the disk gives: durable commits of one small row each, one after the other, with nothing around them. Sign-ins per such
/// commit can be compared between machines.
/// </summary>
internal static class RawCommits
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static double PerSecond(string folder)
    {
        var file = Path.Combine(folder, "raw-commits.db");
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        Run("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, value BLOB NOT NULL)");

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO rows (value) VALUES (zeroblob(300))";
        var (commits, started) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < Duration)
        {
            insert.ExecuteNonQuery();
            commits++;
        }

        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}

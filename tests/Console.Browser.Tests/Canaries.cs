using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace BlazorConsole.Browser.Tests;

/// <summary>Values that were secret on the way, and the search for them where they must not be.</summary>
internal static partial class Canaries
{
    /// <summary>The only columns that must hold OpenIDs and UnionIDs, since people are found by them.</summary>
    private static readonly HashSet<string> ColumnsOfIds = new(StringComparer.Ordinal)
    {
        "linked_identities.open_id", "union_keys.union_id", "attestations.open_id", "attestations.union_id",
        "sign_ins.open_id", "login_tickets.scanned_open_id",
    };

    /// <summary>Codes, states, tokens and app secrets in what WeChat was asked and answered.</summary>
    public static HashSet<string> OfWeChat(JsonArray log) =>
        log.SelectMany(request => Secret().Matches(Uri.UnescapeDataString((string?)request!["query"] ?? "") + (string?)request["bodyStart"]))
            .Select(match => match.Groups["value"].Value)
            .ToHashSet(StringComparer.Ordinal);

    public static List<string> FoundIn(string text, IEnumerable<string> canaries) =>
        [.. canaries.Where(canary => text.Contains(canary, StringComparison.Ordinal))];

    /// <summary>The bytes of the database, its log included.</summary>
    public static string RawText(string databaseFile)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(databaseFile)!, Path.GetFileName(databaseFile) + "*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    /// <summary>Every value of every column but those that must hold ids.</summary>
    public static string ColumnsWithoutIds(string databaseFile)
    {
        using var connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in Read(connection, $"SELECT name FROM pragma_table_info('{table}')").Where(column => !ColumnsOfIds.Contains($"{table}.{column}")))
                text.AppendJoin('\n', Read(connection, $"SELECT CAST(\"{column}\" AS TEXT) FROM \"{table}\"")).AppendLine();
        }

        return text.ToString();
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return values;
    }

    [GeneratedRegex("""(code|state|secret|access_token|refresh_token|question)["=:\\ u0022]+(?<value>[A-Za-z0-9_-]{16,})""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}

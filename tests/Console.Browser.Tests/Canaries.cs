using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlazorConsole.Browser.Tests;

/// <summary>Values that were secret on the way, and the search for them where they must not be.</summary>
internal static partial class Canaries
{
    /// <summary>The only columns that must hold OpenIDs and UnionIDs, since people are found by them.</summary>
    private static readonly HashSet<string> ColumnsOfIds = new(StringComparer.Ordinal)
    {
        "linked_identities.open_id", "union_keys.union_id", "attestations.open_id", "attestations.union_id",
        "sign_ins.open_id", "acceptances.open_id", "login_tickets.scanned_open_id",
    };

    /// <summary>Codes, states, tokens, session keys and app secrets in what WeChat was asked and answered.</summary>
    public static HashSet<string> OfWeChat(JsonArray log) =>
        log.SelectMany(request => Secret().Matches(
                $"{Uri.UnescapeDataString((string?)request!["query"] ?? "")} {(string?)request["sentBodyStart"]} {(string?)request["bodyStart"]}"))
            .Select(match => match.Groups["value"].Value)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Every OpenID and UnionID of the cast.</summary>
    public static IReadOnlyList<string> IdsOf(JsonArray cast) =>
        [.. cast.SelectMany(person => ((string[])["openIds", "unionIds"]).SelectMany(kind => person![kind]!.AsObject().Select(id => (string)id.Value!)))];

    public static string OpenId(JsonArray cast, string person, string app) => (string)Of(cast, person)["openIds"]![app]!;

    public static string UnionId(JsonArray cast, string person) => (string)Of(cast, person)["unionIds"]!["acme"]!;

    /// <summary>An id as pages show it.</summary>
    public static string Short(string id) => $"{id[..4]}…{id[^4..]}";

    /// <summary>The phone numbers of the cast, without country codes.</summary>
    public static IReadOnlyList<string> NumbersOf(JsonArray cast) =>
        [.. cast.Select(person => (string?)person!["phone"]).OfType<string>().Select(phone => phone.Split(' ')[1]).Distinct()];

    /// <summary>
    /// Whatever was secret in what was done so far stands neither in the console's log nor in its database, and WeChat saw none of its cookies.
    /// </summary>
    /// <param name="sandbox">Where it was done.</param>
    /// <param name="more">Secrets that WeChat's log does not show.</param>
    /// <param name="browsers">The browsers, whose cookies are secret.</param>
    /// <returns>What was searched for, for searching pages.</returns>
    public static async Task<IReadOnlyList<string>> AssertNoneIsLeftBehindAsync(
        StartedSandbox sandbox, IEnumerable<string> more, params IBrowserContext[] browsers)
    {
        var (weChat, cast) = (await sandbox.LogAsync(), await sandbox.CastAsync());
        HashSet<string> secrets = [.. OfWeChat(weChat), .. more];
        foreach (var browser in browsers)
            secrets.UnionWith((await browser.CookiesAsync()).Where(cookie => cookie.Value.Length >= 20).Select(cookie => cookie.Value));
        Assert.True(secrets.Count >= 6, $"Only {secrets.Count} secrets were seen: the search would prove nothing.");
        secrets.UnionWith([Desk.Password, .. NumbersOf(cast)]);

        // The one-time password is printed once, on purpose.
        Assert.Empty(FoundIn(sandbox.Output, [.. secrets, .. IdsOf(cast)]));
        Assert.Empty(FoundIn(RawText(sandbox.DatabaseFile), [.. secrets, sandbox.OneTimePassword]));
        Assert.Empty(FoundIn(ColumnsWithoutIds(sandbox.DatabaseFile), IdsOf(cast)));

        var names = weChat.SelectMany(request => request!["cookies"]!.AsObject().Select(cookie => cookie.Key)).Distinct();
        Assert.DoesNotContain(names, name => name is not "sandbox_phone");
        return [.. secrets];
    }

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

    /// <summary>The first column of what a query finds.</summary>
    public static IReadOnlyList<string> Rows(string databaseFile, string sql)
    {
        using var connection = Open(databaseFile);
        return Read(connection, sql);
    }

    /// <summary>Every value of every column but those that must hold ids.</summary>
    public static string ColumnsWithoutIds(string databaseFile)
    {
        using var connection = Open(databaseFile);
        var text = new StringBuilder();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in Read(connection, $"SELECT name FROM pragma_table_info('{table}')").Where(column => !ColumnsOfIds.Contains($"{table}.{column}")))
                text.AppendJoin('\n', Read(connection, $"SELECT CAST(\"{column}\" AS TEXT) FROM \"{table}\"")).AppendLine();
        }

        return text.ToString();
    }

    private static JsonNode Of(JsonArray cast, string person) => cast.Single(entry => (string)entry!["id"]! == person)!;

    private static SqliteConnection Open(string databaseFile)
    {
        var connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
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

    [GeneratedRegex(
        """(code|state|secret|access_token|refresh_token|question)["=:\\ u0022]+(?<value>[A-Za-z0-9_-]{16,})|session_key["=:\\ u0022]+(?<value>[A-Za-z0-9+/]{16,})""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}

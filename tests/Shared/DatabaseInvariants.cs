using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BlazorConsole;

/// <summary>
/// What holds in the database after every commit, whatever was killed when: each sign-in whole, once, and somebody's. True of every
/// scenario, on a database whose tickets and sessions were not swept yet. Tests and the load driver look through the same eyes.
/// </summary>
internal sealed class DatabaseInvariants : IDisposable
{
    /// <summary>By name; the query counts what breaks it.</summary>
    private static readonly (string Name, string Sql)[] All =
    [
        ("an account has an origin", "SELECT count(*) FROM accounts WHERE id NOT IN (SELECT account FROM origins)"),
        ("an origin has a way in", "SELECT count(*) FROM origins WHERE id NOT IN (SELECT origin FROM linked_identities)"),
        ("an origin has a key", "SELECT count(*) FROM origins WHERE id NOT IN (SELECT origin FROM origin_keys)"),
        ("an origin has a sign-in", "SELECT count(*) FROM origins WHERE id NOT IN (SELECT origin FROM sign_ins)"),
        ("a sign-in came through a way in of its origin", """
            SELECT count(*) FROM sign_ins s
            WHERE NOT EXISTS (SELECT * FROM linked_identities l WHERE l.app_id = s.app_id AND l.open_id = s.open_id AND l.origin = s.origin)
            """),
        ("a ticket is confirmed exactly when it names whom", """
            SELECT count(*) FROM login_tickets
            WHERE (state IN ('Approved', 'Redeemed') AND origin IS NULL) OR (state IN ('Issued', 'Scanned', 'Denied') AND origin IS NOT NULL)
            """),
        ("a confirmed ticket names who scanned it", """
            SELECT count(*) FROM login_tickets t
            WHERE t.origin IS NOT NULL AND NOT EXISTS (
                SELECT * FROM linked_identities l WHERE l.app_id = t.scanned_app_id AND l.open_id = t.scanned_open_id AND l.origin = t.origin)
            """),
        ("as many sign-ins as confirmed tickets, of every origin, and a session for each sign-in without one", """
            SELECT count(*) FROM origins o
            WHERE (SELECT count(*) FROM sign_ins s WHERE s.origin = o.id) - (SELECT count(*) FROM login_tickets t WHERE t.origin = o.id)
               <> (SELECT count(*) FROM sessions s WHERE s.origin = o.id)
                - (SELECT count(*) FROM login_tickets t WHERE t.origin = o.id AND t.state = 'Redeemed')
            """),
        ("as many sign-ins by a code as confirmed tickets, of every origin", """
            SELECT count(*) FROM origins o
            WHERE (SELECT count(*) FROM sign_ins s WHERE s.origin = o.id AND s.scenario = 'mini-program-scan')
               <> (SELECT count(*) FROM login_tickets t WHERE t.origin = o.id AND t.scenario = 'mini-program-scan')
            """),
        ("a ticket keeps WeChat's answer while it is scanned and no longer", """
            SELECT count(*) FROM login_tickets WHERE (state = 'Scanned') <> (evidence IS NOT NULL)
            """),
        ("a scanned ticket has a holder", """
            SELECT count(*) FROM login_tickets WHERE state IN ('Scanned', 'Approved', 'Redeemed') AND scan_token_hash IS NULL
            """),
        ("a way in was come through", """
            SELECT count(*) FROM linked_identities l
            WHERE NOT EXISTS (SELECT * FROM sign_ins s WHERE s.app_id = l.app_id AND s.open_id = l.open_id AND s.origin = l.origin)
            """),
        ("a number has one holder at most", """
            SELECT count(*) FROM (SELECT number_hash FROM phone_claims WHERE state = 'Holder' GROUP BY number_hash HAVING count(*) > 1)
            """),
        ("a number's claim rests on a sign-in of its origin", """
            SELECT count(*) FROM phone_claims c WHERE NOT EXISTS (SELECT * FROM sign_ins s WHERE s.id = c.sign_in AND s.origin = c.origin)
            """),
        ("an acceptance came with a sign-in of its origin, at its door", """
            SELECT count(*) FROM acceptances a WHERE NOT EXISTS (
                SELECT * FROM sign_ins s
                WHERE s.id = a.sign_in AND s.origin = a.origin AND s.app_id = a.app_id AND s.open_id = a.open_id AND s.at = a.at)
            """),
        ("an acceptance is of the text that was published", """
            SELECT count(*) FROM acceptances a
            WHERE NOT EXISTS (SELECT * FROM agreements g WHERE g.key = a.key AND g.version = a.version AND g.text_hash = a.text_hash)
            """),
        ("an accepted pair lies in one account", """
            SELECT count(*) FROM attestations p WHERE p.placement = 'Accepted' AND NOT EXISTS (
                SELECT * FROM linked_identities l JOIN origins o ON o.id = l.origin
                JOIN union_keys k ON k.union_id = p.union_id AND k.open_platform = p.open_platform JOIN origins h ON h.id = k.origin
                WHERE l.app_id = p.app_id AND l.open_id = p.open_id AND h.account = o.account)
            """),
        ("a UnionID is held by an accepted pair", """
            SELECT count(*) FROM union_keys k WHERE NOT EXISTS (
                SELECT * FROM attestations p
                WHERE p.union_id = k.union_id AND p.open_platform = k.open_platform AND p.placement = 'Accepted')
            """),
        ("a pair that was set aside has one open case", """
            SELECT count(*) FROM attestations p WHERE p.placement = 'SetAside' AND 1 <> (
                SELECT count(*) FROM cases c
                WHERE c.state = 'Open' AND c.problem = problem_of_pair(p.app_id, p.open_id, p.union_id))
            """),
        ("a problem has one open case at most", """
            SELECT count(*) FROM (SELECT problem FROM cases WHERE state = 'Open' GROUP BY problem HAVING count(*) > 1)
            """),
        ("what is referred to exists", "SELECT count(*) FROM pragma_foreign_key_check"),
        ("the file is whole", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ];

    private readonly SqliteConnection _connection;

    public DatabaseInvariants(string file)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _connection.Open();
        // As the console makes the key; told here once more, so that a mistake there shows.
        _connection.CreateFunction(
            "problem_of_pair",
            (string appId, string openId, string unionId) => SHA256.HashData(Encoding.ASCII.GetBytes($"pair\n{appId}\n{openId}\n{unionId}")),
            isDeterministic: true);
    }

    public static IEnumerable<string> Names => All.Select(invariant => invariant.Name);

    /// <exception cref="InvalidOperationException">Some are broken; the message names them.</exception>
    public static void Check(string file)
    {
        using var invariants = new DatabaseInvariants(file);
        var broken = invariants.Broken();
        if (broken.Count > 0)
            throw new InvalidOperationException($"Broken in the database: {string.Join("; ", broken.Select(found => $"{found.Name} ({found.Count})"))}");
    }

    /// <summary>What is broken, and how often.</summary>
    public IReadOnlyList<(string Name, long Count)> Broken() =>
        [.. All.Select(invariant => (invariant.Name, Count: Count(invariant.Sql))).Where(found => found.Count > 0)];

    /// <summary>Whether the sign-in that a browser was given is stored: this ticket, redeemed once, for exactly this session.</summary>
    public bool Holds(string ticket, string sessionToken)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = """
            SELECT count(*) FROM login_tickets ticket JOIN sessions session ON session.origin = ticket.origin
            WHERE ticket.id = $ticket AND ticket.state = 'Redeemed' AND session.token_hash = $hash
            """;
        query.Parameters.AddWithValue("$ticket", ticket);
        query.Parameters.AddWithValue("$hash", SHA256.HashData(Base64Url.DecodeFromChars(sessionToken)));
        return (long)query.ExecuteScalar()! == 1;
    }

    public long Count(string sql)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = sql;
        return (long)query.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();
}

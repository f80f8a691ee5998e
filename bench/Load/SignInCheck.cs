using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace BlazorConsole.Load;

/// <summary>One thing that was counted twice: by the driver, from answers, and in the database.</summary>
internal sealed record Finding(string What, long Acknowledged, long Stored)
{
    public bool IsRight => Acknowledged == Stored;
}

/// <summary>Looks in the database file for every sign-in that was acknowledged: each must be there exactly once.</summary>
internal sealed class SignInCheck : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly long[] _before;

    /// <summary>Made before the first sign-in: what is there then is not counted.</summary>
    public SignInCheck(string database)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _connection.Open();
        _before = Totals();
    }

    /// <param name="acknowledged">All of them, also the warm-up's. No sign-in may have failed: what it stored is not known.</param>
    public IReadOnlyList<Finding> Compare(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var byPerson = acknowledged.GroupBy(signIn => signIn.Person, StringComparer.Ordinal).ToArray();
        long[] added = [.. Totals().Zip(_before, (now, before) => now - before)];
        var redeemed = acknowledged.Count(signIn => OriginsOf(signIn).Length == 1);
        var byMiniProgram = byPerson.Count(person => person.Any(signIn => signIn.ByMiniProgram));
        string[][] origins = [.. byPerson.Select(person => person.SelectMany(OriginsOf).Distinct(StringComparer.Ordinal).ToArray())];
        var onePerPerson = origins.Count(found => found.Length == 1);
        var gave = byPerson.Zip(origins).Count(pair => pair.First.Any(signIn => signIn.ByMiniProgram) && pair.Second is [var origin] && GaveOnce(origin));
        var counted = byPerson.Zip(origins).Count(pair => pair.Second is [var origin] && SignInsOf(origin) == pair.First.Count());
        return
        [
            new("sign-ins stored", acknowledged.Count, added[0]),
            new("sessions stored", acknowledged.Count, added[1]),
            new("accounts stored", byPerson.Length, added[2]),
            new("redeemed tickets with exactly the session that was answered", acknowledged.Count, redeemed),
            new("people with one account", byPerson.Length, onePerPerson),
            new("accounts that are one person's", byPerson.Length, origins.SelectMany(found => found).Distinct(StringComparer.Ordinal).Count()),
            new("phone numbers claimed", byMiniProgram, added[3]),
            new("agreements accepted", byMiniProgram, added[4]),
            new("people with the one number that they gave, as its holder, and the one agreement that they ticked", byMiniProgram, gave),
            new("people with as many sign-ins as were acknowledged", byPerson.Length, counted),
        ];
    }

    public void Dispose() => _connection.Dispose();

    private long[] Totals() =>
    [
        Count("SELECT count(*) FROM sign_ins"), Count("SELECT count(*) FROM sessions"), Count("SELECT count(*) FROM accounts"),
        Count("SELECT count(*) FROM phone_claims"), Count("SELECT count(*) FROM acceptances"),
    ];

    private string[] OriginsOf(Acknowledged signIn)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = """
            SELECT ticket.origin FROM login_tickets ticket JOIN sessions session ON session.origin = ticket.origin
            WHERE ticket.id = $ticket AND ticket.state = 'Redeemed' AND session.token_hash = $hash
            """;
        query.Parameters.AddWithValue("$ticket", signIn.Ticket);
        query.Parameters.AddWithValue("$hash", SHA256.HashData(System.Buffers.Text.Base64Url.DecodeFromChars(signIn.Session)));
        using var rows = query.ExecuteReader();
        var origins = new List<string>();
        while (rows.Read())
            origins.Add(rows.GetString(0));
        return [.. origins];
    }

    private bool GaveOnce(string origin) =>
        Count("SELECT count(*) FROM phone_claims WHERE origin = $origin AND state = 'Holder'", origin) == 1
        && Count("SELECT count(*) FROM acceptances WHERE origin = $origin", origin) == 1;

    private long SignInsOf(string origin) => Count("SELECT count(*) FROM sign_ins WHERE origin = $origin", origin);

    private long Count(string sql, string? origin = null)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = sql;
        if (origin is not null)
            query.Parameters.AddWithValue("$origin", origin);
        return (long)query.ExecuteScalar()!;
    }
}

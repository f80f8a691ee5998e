using BlazorConsole.Integration.Tests.Recognition;
using Microsoft.Data.Sqlite;

namespace BlazorConsole.Integration.Tests.Persistence;

/// <summary>What the crash tests look through: a damage is seen, and called by its name.</summary>
public sealed class DatabaseInvariantsTests
{
    private static readonly (string Name, string Damage)[] Damages =
    [
        ("a way in was come through", "DELETE FROM sign_ins"),
        ("a number has one holder at most", "DROP INDEX ix_phone_claims_holder; UPDATE phone_claims SET state = 'Holder'"),
        ("a number's claim rests on a sign-in of its origin",
            "UPDATE phone_claims SET sign_in = (SELECT id FROM sign_ins s WHERE s.origin <> phone_claims.origin LIMIT 1)"),
        ("an acceptance came with a sign-in of its origin, at its door", "UPDATE acceptances SET open_id = 'oSomebodyElse000000000000001'"),
        ("an acceptance is of the text that was published", "UPDATE acceptances SET text_hash = zeroblob(32)"),
        ("an accepted pair lies in one account", "UPDATE attestations SET placement = 'Accepted'"),
        ("a UnionID is held by an accepted pair", "UPDATE attestations SET placement = 'SetAside'"),
        ("a pair that was set aside has one open case", "UPDATE cases SET problem = zeroblob(32)"),
        ("a problem has one open case at most",
            "DROP INDEX IX_cases_problem; CREATE TABLE again AS SELECT * FROM cases; UPDATE again SET id = 'again'; INSERT INTO cases SELECT * FROM again"),
        ("what is referred to exists", "DELETE FROM agreements"),
    ];

    [Fact]
    public async Task Damage_OfEveryKind_IsSeenAndNamed()
    {
        await using var own = await Doors.StartAsync(
            ("Agreements:terms:Title", "Terms"), ("Agreements:terms:Version", "1"),
            ("Agreements:terms:File", Path.Combine(Repository.Root, "src", "Sandbox", "Agreements", "terms.txt")),
            ("Channels:mini:Agreements:0", "terms"));
        await SignInAsync(own.Console, "xiaowang");
        await SignInAsync(own.Console, "wang-work");
        await own.Console.SignInAsync("site", openId: 1, unionId: 1);
        await own.Console.SignInAsync("site", openId: 2, unionId: 1);

        foreach (var (name, damage) in Damages)
        {
            Assert.DoesNotContain(name, Broken(own.Console.DatabaseFile, "SELECT 1"));
            Assert.Contains(name, Broken(own.Console.DatabaseFile, damage));
        }
    }

    private static async Task SignInAsync(RunningConsole console, string person)
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, person);
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        var terms = new { key = "terms", version = "1" };
        (await phone.ConfirmAsync(proof: "quick", agreements: terms)).Dispose();
        // Done already, or the answer to the question.
        using var confirmed = await phone.ConfirmAsync(phone: false, answer: "separately", agreements: terms);
        await confirmed.ApprovedAsync();
    }

    private static List<string> Broken(string file, string damage)
    {
        var copy = Path.GetTempFileName();
        try
        {
            using (var from = new SqliteConnection($"Data Source={file};Pooling=False"))
            using (var to = new SqliteConnection($"Data Source={copy};Pooling=False;Foreign Keys=False"))
            {
                from.Open();
                to.Open();
                from.BackupDatabase(to);
                using var command = to.CreateCommand();
                command.CommandText = damage;
                command.ExecuteNonQuery();
            }

            using var invariants = new DatabaseInvariants(copy);
            return [.. invariants.Broken().Select(found => found.Name)];
        }
        finally
        {
            File.Delete(copy);
        }
    }
}

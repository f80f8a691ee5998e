using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Persistence;

public sealed class StorageTests
{
    [Fact]
    public async Task Migrations_ComparedWithTheModel_HaveNoDrift()
    {
        await using var own = await OwnConsole.StartAsync();

        Assert.False(await own.Console.ReadAsync(context => Task.FromResult(context.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task Database_Opened_WritesAheadAndSyncsFully()
    {
        await using var own = await OwnConsole.StartAsync();
        using var connection = own.Console.Services.GetRequiredService<SqliteDatabase>().OpenForWriting();

        Assert.Equal("wal", Ask(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, Ask(connection, "PRAGMA synchronous"));
        Assert.Equal(1L, Ask(connection, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task Secret_OfAChannel_IsUnreadableInTheFile() // attack case I1
    {
        await using var own = await OwnConsole.StartAsync();
        var secret = own.Console.OfficialAccount.Secret;

        await own.Console.StopAsync();

        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(own.Console.DatabaseFile)), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(own.Console.KeyFile));
        own.Console.Start();
    }

    [Fact]
    public async Task WrongMasterKey_AtStart_IsRefusedInOneSentenceAndChangesNothing()
    {
        await using var own = await OwnConsole.StartAsync();
        var right = await File.ReadAllTextAsync(own.Console.KeyFile);
        await own.Console.StopAsync();
        await File.WriteAllTextAsync(own.Console.KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        var refused = await OpenAsync(own.Console);

        Assert.Contains("Encryption:KeyFile is not the one", refused, StringComparison.Ordinal);
        await File.WriteAllTextAsync(own.Console.KeyFile, right);
        own.Console.Start();
    }

    [Fact]
    public async Task NewerSchema_AtStart_IsRefusedWithText() // attack case J11
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={own.Console.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            Ask(connection, "INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_FromTheFuture', '99.0.0')");
        }

        var refused = await OpenAsync(own.Console);

        Assert.Contains("newer version", refused, StringComparison.Ordinal);
        Assert.Contains("FromTheFuture", refused, StringComparison.Ordinal);
        await using var cleaned = new SqliteConnection($"Data Source={own.Console.DatabaseFile};Pooling=False");
        cleaned.Open();
        Ask(cleaned, "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '9999%'");
        own.Console.Start();
    }

    [Fact]
    public async Task ProtectionRing_InTheDatabase_IsEncrypted()
    {
        await using var own = await OwnConsole.StartAsync();
        using var page = await own.Console.Browser().GetAsync(new Uri("/console/sign-in", UriKind.Relative));

        var keys = await own.Console.ReadAsync(context => context.ProtectionKeys.Select(key => key.Xml).ToListAsync());

        Assert.NotEmpty(keys);
        Assert.All(keys, xml => Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal));
        Assert.All(keys, xml => Assert.Contains("<sealed", xml, StringComparison.Ordinal));
    }

    [Fact]
    public void SecretBox_OpenedForAnotherPurpose_StaysShut()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var box = SecretBox.Seal(key, "value"u8, "one");

        Assert.Equal("value"u8.ToArray(), SecretBox.Open(key, box, "one"));
        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(key, box, "other"));
        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(RandomNumberGenerator.GetBytes(32), box, "one"));
        box[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(key, box, "one"));
        Assert.ThrowsAny<CryptographicException>(() => SecretBox.Open(key, box.AsSpan(0, 5), "one"));
    }

    private static async Task<string> OpenAsync(RunningConsole console)
    {
        var services = new ServiceCollection()
            .Configure<Options.DatabaseOptions>(options => options.File = console.DatabaseFile)
            .Configure<Options.EncryptionOptions>(options => options.KeyFile = console.KeyFile)
            .AddSingleton<TimeProvider>(console.Clock)
            .AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(
                new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" })
            .AddLogging()
            .AddPersistence()
            .BuildServiceProvider();
        await using (services)
            return (await Assert.ThrowsAsync<StartRefusedException>(() => services.OpenDatabaseAsync())).Message;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

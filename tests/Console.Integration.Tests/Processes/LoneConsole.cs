using Microsoft.Data.Sqlite;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>One console as a process of its own, on a folder of its own, and the pretend WeChat that it speaks to.</summary>
public sealed class LoneConsole : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lone-console-").FullName;

    internal ServingConsole Program { get; private set; } = null!;

    /// <summary>What it is set up with; nothing of it runs but the pretend WeChat.</summary>
    internal RunningConsole Setting { get; } = new();

    public string WeChat => Setting.WeChat;

    public string DatabaseFile => Path.Combine(_folder, "console.db");

    public async Task InitializeAsync()
    {
        await Setting.StartWeChatAsync();
        Program = new ServingConsole(
            new Dictionary<string, string?>(Setting.DefaultSettings(), StringComparer.Ordinal)
            {
                ["Agreements:terms:Title"] = "Terms",
                ["Agreements:terms:Version"] = "1",
                ["Agreements:terms:File"] = Path.Combine(Repository.Root, "src", "Sandbox", "Agreements", "terms.txt"),
                ["Channels:mini:Agreements:0"] = "terms",
            },
            _folder);
        await Program.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Program.DisposeAsync();
        await Setting.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public object? Sql(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Nobody writes until this is disposed.</summary>
    internal IDisposable HoldDatabase()
    {
        var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        return connection;
    }
}

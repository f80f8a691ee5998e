using Microsoft.Data.Sqlite;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>One console as a process of its own, on a folder of its own, and the pretend WeChat that it speaks to.</summary>
public sealed class LoneConsole : IAsyncLifetime
{
    private readonly RunningConsole _setting = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("lone-console-").FullName;

    internal ServingConsole Program { get; private set; } = null!;

    public string WeChat => _setting.WeChat;

    public string DatabaseFile => Path.Combine(_folder, "console.db");

    public async Task InitializeAsync()
    {
        await _setting.StartWeChatAsync();
        Program = new ServingConsole(_setting.DefaultSettings(), _folder);
        await Program.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Program.DisposeAsync();
        await _setting.DisposeAsync();
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

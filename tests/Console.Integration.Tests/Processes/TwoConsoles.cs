using Microsoft.Data.Sqlite;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>
/// Two consoles on one folder, behind one public origin, and the pretend WeChat that both speak to. Both are started at the same moment,
/// when the folder is empty.
/// </summary>
public sealed class TwoConsoles : IAsyncLifetime
{
    private readonly RunningConsole _setting = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("two-consoles-").FullName;

    internal ServingConsole First { get; private set; } = null!;

    internal ServingConsole Second { get; private set; } = null!;

    public string DatabaseFile => Path.Combine(_folder, "console.db");

    public async Task InitializeAsync()
    {
        await _setting.StartWeChatAsync();
        First = new ServingConsole(_setting.DefaultSettings(), _folder);
        Second = new ServingConsole(_setting.DefaultSettings(), _folder);
        First.Launch();
        Second.Launch();
        await Task.WhenAll(First.HealthyAsync(), Second.HealthyAsync());
    }

    public async Task DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await _setting.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A phone whose requests come to <paramref name="console"/>.</summary>
    internal Phone PhoneAt(ServingConsole console, string person) =>
        new(console.Browser(userAgent: Phone.WeChatUserAgent), _setting.WeChat, person);

    /// <summary>The company's mini program, which speaks with <paramref name="console"/>.</summary>
    internal MiniProgramInHand MiniProgramAt(ServingConsole console, string person) => new(console.Caller(), _setting, person);

    /// <summary>How often WeChat was asked at a path.</summary>
    public async Task<int> AskedAsync(string path) => (await _setting.WeChatLogAsync(path)).Count;

    /// <summary>Asks or changes the database as a third process would.</summary>
    public object? Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

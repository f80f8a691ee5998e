using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BlazorConsole.Integration.Tests.Persistence;

/// <summary>A database of an earlier version is brought up with what it holds.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("console-migration-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Channels_OfTheFirstVersion_KeepTheirOpenPlatformAndHowFarItIsKnown()
    {
        await using var context = new ConsoleContext(
            new DbContextOptionsBuilder<ConsoleContext>().UseSqlite($"Data Source={Path.Combine(_folder, "console.db")}").Options);
        await context.GetService<IMigrator>().MigrateAsync("Initial");
        await context.Database.ExecuteSqlRawAsync("""
            INSERT INTO open_platforms (id, key, name) VALUES ('01900000-0000-7000-8000-000000000001', 'acme', 'Acme');
            INSERT INTO channels (id, key, kind, app_id, name, secret, open_platform, binding) VALUES
                ('01900000-0000-7000-8000-00000000000A', 'site', 'WebsiteApp', 'wx00000000000000a1', 'Site', x'01', '01900000-0000-7000-8000-000000000001', 'Confirmed'),
                ('01900000-0000-7000-8000-00000000000B', 'official', 'OfficialAccount', 'wx00000000000000a2', 'Official', x'01', '01900000-0000-7000-8000-000000000001', 'Declared'),
                ('01900000-0000-7000-8000-00000000000C', 'lonely', 'OfficialAccount', 'wx00000000000000a3', 'Lonely', x'01', NULL, 'None');
            """);

        await context.Database.MigrateAsync();

        var channels = await context.Channels.OrderBy(channel => channel.Id).ToListAsync();
        Assert.Equal([BindingState.Confirmed, BindingState.Declared, BindingState.None], channels.Select(channel => channel.Binding));
        Assert.All(channels, channel => Assert.Equal((Domain.Phones.PhoneAsk.None, 0), (channel.Phone.Ask, channel.Agreements.Count)));
    }
}

using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BlazorConsole.Migrations.Design;

/// <summary>Gives dotnet-ef the model; no database is opened.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ConsoleContext>
{
    private static void Main()
    {
        // dotnet-ef starts this project only to find the factory.
    }

    public ConsoleContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ConsoleContext>().UseSqlite("Data Source=unused").Options);
}

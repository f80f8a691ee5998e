using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDbContextFactory<ConsoleContext>>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<NudgeDelivery>();
        services.AddSingleton<SqliteWriteLane>();
        services.AddSingleton<IWriteLane>(provider => provider.GetRequiredService<SqliteWriteLane>());
        services.AddHostedService<NudgeRelay>();
        services.AddHostedService<SweepNudges>();

        services.AddSingleton<MasterKey>();
        services.AddSingleton<Keyring>();
        services.AddDataProtection().SetApplicationName("BlazorConsole");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new ProtectionRing(
                provider.GetRequiredService<IDbContextFactory<ConsoleContext>>(), provider.GetRequiredService<IWriteLane>());
            options.XmlEncryptor = new ProtectionKeyEncryptor(provider.GetRequiredService<Keyring>());
        }));
        return services;
    }

    /// <summary>
    /// Brings the database up, opens its keys and then the write lane; nothing is served before. One process after the other, so that
    /// two which start at once make one schema, one set of keys and one ring.
    /// </summary>
    public static async Task OpenDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var database = services.GetRequiredService<SqliteDatabase>();
        using var turn = await database.TakeTurnAsync(cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await using (var connection = database.OpenForWriting())
        await using (var context = new ConsoleContext(database.On(connection)))
        {
            await services.GetRequiredService<Keyring>().OpenAsync(
                context, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        }

        services.GetRequiredService<SqliteWriteLane>().Open();
        // Using the ring makes its first key; two processes that each made one would not read each other's cookies until the day after.
        _ = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
    }
}

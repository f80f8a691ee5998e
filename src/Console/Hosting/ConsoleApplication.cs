using BlazorConsole.Components;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Preferences;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Resources;

namespace BlazorConsole.Hosting;

/// <summary>The web application: what it is made of, in one place that a test can start too.</summary>
internal static class ConsoleApplication
{
    /// <summary>Builds the application, opens its database and runs it until it is stopped. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            app.Services.GetRequiredService<ConsoleOptionsValidator>().Validate();
            await app.Services.OpenDatabaseAsync();
            await app.Services.WelcomeAdministratorAsync();
            await app.RunAsync();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await System.Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddConsoleOptions();
        builder.Services.AddPersistence();
        builder.Services.AddConsoleComponents();
        builder.Services.AddAdministrators();

        var app = builder.Build();
        app.UseConsoleLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapAdministrators();
        app.MapConsoleComponents();
        app.MapGet(ConsoleUrls.Health, () => "ok");
        return app;
    }
}

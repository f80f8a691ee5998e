using BlazorConsole.Components;
using BlazorConsole.Options;
using BlazorConsole.Persistence;

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
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapGet(ConsoleUrls.Health, () => "ok");
        return app;
    }
}

using System.Collections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Sandbox.Tests.Hosting;

/// <summary>Plays the console for the tests of the sandbox's host: answers /health, stops with its input, shows its environment.</summary>
internal static class PretendConsole
{
    private static async Task Main(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable("PRETEND_EXIT") is { } code)
            Environment.Exit(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));

        await Console.Out.WriteLineAsync("Administrator admin, password once-only-7");
        await Console.Out.WriteLineAsync("a line of the console");
        await Console.Error.WriteLineAsync("an error line of the console");

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal));
        app.MapPost("/exit", () => Environment.Exit(3));
        if (Environment.GetEnvironmentVariable("Hosting__StopWithInput") == "true")
            _ = StopWithInputAsync(app.Lifetime);
        await app.RunAsync();
    }

    private static async Task StopWithInputAsync(IHostApplicationLifetime lifetime)
    {
        // Not Console.In: its asynchronous reads block.
        await Console.OpenStandardInput().CopyToAsync(Stream.Null);
        lifetime.StopApplication();
    }
}

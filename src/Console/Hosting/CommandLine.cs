using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence;

namespace BlazorConsole.Hosting;

/// <summary>What the program does besides serving: <c>BlazorConsole admin reset &lt;name&gt;</c>.</summary>
internal static class CommandLine
{
    private const string Usage = "usage: BlazorConsole [--urls <addresses>] | BlazorConsole admin reset <name>";

    /// <summary>Runs the command that <paramref name="args"/> name; null where they name none and the console is to be served.</summary>
    public static async Task<int?> RunAsync(string[] args, IServiceProvider services)
    {
        if (args is not ["admin", ..])
            return null;
        if (args is not ["admin", "reset", { Length: > 0 } name])
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        await services.OpenDatabaseAsync();
        await using var scope = services.CreateAsyncScope();
        var reset = await scope.ServiceProvider.GetRequiredService<ResetPassword>().RunAsync(name, CancellationToken.None);
        if (!reset.Succeeded)
        {
            await Console.Error.WriteLineAsync(reset.Error.Message);
            return 1;
        }

        await Console.Out.WriteLineAsync($"Administrator {name}, one-time password {reset.Value} (you will be asked to change it)");
        return 0;
    }
}

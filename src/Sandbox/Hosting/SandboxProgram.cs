using Microsoft.AspNetCore.Connections;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>From the command line to the exit code.</summary>
internal static class SandboxProgram
{
    private const int Stopped = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            await output.WriteLineAsync(CommandLine.Usage);
            return Stopped;
        }
        var (settings, mistake) = CommandLine.Parse(arguments);
        if (mistake is not null)
        {
            await error.WriteLineAsync($"{mistake}{Environment.NewLine}{Environment.NewLine}{CommandLine.Usage}");
            return NotUnderstood;
        }
        try
        {
            return await RunAsync(ReadOptions(settings), output, error);
        }
        catch (SandboxRefusal refusal)
        {
            await error.WriteLineAsync(refusal.Message);
            return Failed;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync("One of the sandbox's ports was taken while it started: start it again, or choose other ports.");
            return Failed;
        }
    }

    private static SandboxOptions ReadOptions(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        var environment = settings.GetValueOrDefault(HostDefaults.EnvironmentKey) ?? configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"];
        if (string.Equals(environment, Environments.Production, StringComparison.OrdinalIgnoreCase))
            throw new SandboxRefusal("The sandbox lets anybody sign in as anybody and does not run in Production.");

        var reader = new SandboxOptionsReader(configuration);
        var options = reader.Read();
        return reader.Errors.Count == 0 ? options : throw new SandboxRefusal(string.Join(Environment.NewLine, reader.Errors));
    }

    private static async Task<int> RunAsync(SandboxOptions options, TextWriter output, TextWriter error)
    {
        if (Ports.InUse(options) is { } sentence)
            throw new SandboxRefusal(sentence);

        await using var app = SandboxApplication.Build(options, output, error);
        var stopping = app.Lifetime.ApplicationStopping;
        await app.StartAsync(stopping);
        var console = app.Services.GetRequiredService<ConsoleProcess>();
        try
        {
            if (!options.WeChatOnly)
                await console.StartAsync(stopping);
            if (!console.Died.IsCompleted)
                await AnnounceAsync(app.Services, output);
            await Task.WhenAny(console.Died, app.WaitForShutdownAsync(CancellationToken.None));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Stopped;
        }
        if (stopping.IsCancellationRequested)
            return Stopped;

        await error.WriteLineAsync($"The console ended by itself with exit code {await console.Died}; the sandbox ends with it.");
        await app.StopAsync(CancellationToken.None);
        return Failed;
    }

    private static Task AnnounceAsync(IServiceProvider services, TextWriter output) => output.WriteLineAsync(Announcement.Text(
        services.GetRequiredService<SandboxOptions>(), services.GetRequiredService<Origins>(),
        services.GetRequiredService<ConsoleRelay>().TakeAdministratorLine()));
}

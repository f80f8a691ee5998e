using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>Stops the process when standard input ends, when that is asked for: a parent that dies leaves no orphan.</summary>
internal sealed class StopWithInput(IOptions<ProcessOptions> options, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.StopWithInput)
            new Thread(ReadToEnd) { IsBackground = true, Name = "stop with input" }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ReadToEnd()
    {
        using var input = System.Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
            // Nothing is expected here; only the end counts.
        }

        lifetime.StopApplication();
    }
}

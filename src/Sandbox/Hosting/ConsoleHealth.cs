using System.Net;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>Asks the console's /health until it answers 200.</summary>
internal sealed class ConsoleHealth(Origins origins, ConsoleConnection connection, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task WaitAsync(Task<int> died, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (!await AnswersAsync(cancellation))
        {
            if (died.IsCompleted)
                return;
            if (time.GetElapsedTime(started) > Patience)
                throw new SandboxRefusal($"The console did not answer {origins.Console}/health within a minute.");
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{origins.Console}/health");
        try
        {
            using var response = await connection.SendAsync(request, cancellation);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

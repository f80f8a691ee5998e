using System.Diagnostics;
using BlazorConsole.Hosting;

namespace BlazorConsole.Persistence;

/// <summary>
/// One process at a time brings the database up: the others wait and find everything made. Held by a file that the operating system
/// lets go of when its process dies, which a row in the database would not be.
/// </summary>
internal sealed class StartTurn : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FileStream _file;

    private StartTurn(FileStream file) => _file = file;

    /// <exception cref="StartRefusedException">Another process does not finish.</exception>
    public static async Task<StartTurn> TakeAsync(string file, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new StartTurn(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StartRefusedException($"Another process brings the database up and does not finish, or {file} cannot be written: {failure.Message}");
            }
        }
    }

    public void Dispose() => _file.Dispose();
}

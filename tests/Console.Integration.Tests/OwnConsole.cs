namespace BlazorConsole.Integration.Tests;

/// <summary>A console for one test alone.</summary>
internal sealed class OwnConsole : IAsyncDisposable
{
    private OwnConsole()
    {
    }

    public RunningConsole Console { get; } = new();

    public static async Task<OwnConsole> StartAsync(params (string Key, string? Value)[] settings)
    {
        var own = new OwnConsole();
        foreach (var (key, value) in settings)
            own.Console.Settings[key] = value;
        await own.Console.InitializeAsync();
        return own;
    }

    public async ValueTask DisposeAsync() => await Console.DisposeAsync();
}

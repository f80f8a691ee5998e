namespace BlazorConsole.Integration.Tests;

/// <summary>The console's time, moved by tests; timers run on real time.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}

namespace BlazorConsole.Components.Tests;

/// <summary>Time stands still until a test moves it; timers fire when a test says so.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Every running timer fires once.</summary>
    public void Tick()
    {
        ManualTimer[] timers;
        lock (_timers)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Fire();
    }

    private sealed class ManualTimer(Action callback) : ITimer
    {
        private bool _disposed;

        public void Fire()
        {
            if (!_disposed)
                callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_disposed;

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace BlazorConsole.Sandbox.WeChat;

/// <summary>WeChat's time: the machine's, moved forward as far as the control API was asked to. The console's time is not touched.</summary>
internal sealed class WeChatClock(TimeProvider machine) : TimeProvider
{
    private long _advancedTicks;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    /// <summary>When this WeChat began.</summary>
    public DateTimeOffset StartedAt { get; } = machine.GetUtcNow();

    /// <summary>Whoever waits in real time looks at the clock again.</summary>
    public event EventHandler? Advanced;

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _advancedTicks, by.Ticks);
        Advanced?.Invoke(this, EventArgs.Empty);
    }
}

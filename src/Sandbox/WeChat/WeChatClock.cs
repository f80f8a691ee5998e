namespace BlazorConsole.Sandbox.WeChat;

/// <summary>WeChat's time: the machine's, moved forward as far as the control API was asked to. The console's time is not touched.</summary>
internal sealed class WeChatClock(TimeProvider machine) : TimeProvider
{
    private long _advancedTicks;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _advancedTicks, by.Ticks);
}

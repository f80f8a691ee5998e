namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>How often a stable token was refreshed by force: 20 times a day at most, and 30 seconds apart.</summary>
internal sealed record ForcedRefreshes(DateTimeOffset? Last = null, int Today = 0)
{
    private const int MostPerDay = 20;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    // WeChat counts days in Beijing.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public bool IsTooSoon(DateTimeOffset now) => Last is { } last && now - last < Apart;

    public bool AreUsedUp(DateTimeOffset now) => On(now) >= MostPerDay;

    public ForcedRefreshes And(DateTimeOffset now) => new(now, On(now) + 1);

    private int On(DateTimeOffset now) => Last is { } last && last.ToOffset(Beijing).Date == now.ToOffset(Beijing).Date ? Today : 0;
}

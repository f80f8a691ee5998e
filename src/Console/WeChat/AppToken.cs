namespace BlazorConsole.WeChat;

/// <summary>An application's access token.</summary>
/// <param name="Text">What calls carry.</param>
/// <param name="RenewAt">From then on WeChat hands out the next one, and this one works on for some minutes.</param>
/// <param name="ExpiresAt">Its end, as WeChat said it.</param>
internal sealed record AppToken(string Text, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Within its last seconds it would be dead on arrival.</summary>
    public static readonly TimeSpan Spare = TimeSpan.FromSeconds(30);

    public bool IsUsable(DateTimeOffset now) => now < ExpiresAt - Spare;
}

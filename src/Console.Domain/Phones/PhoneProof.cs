using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Phones;

/// <summary>How strongly a number is proved, weakest first.</summary>
public enum ProofStrength
{
    /// <summary>A record that came with an import says so; nobody proved it.</summary>
    Imported,

    /// <summary>WeChat's quick check: verified at some time, not necessarily now (button <c>getPhoneNumber</c>).</summary>
    Quick,

    /// <summary>WeChat's real-time check: verified now by a message (button <c>getRealtimePhoneNumber</c>).</summary>
    RealTime,
}

/// <summary>A number that WeChat gave for one person. Only the console's own WeChat client makes one.</summary>
/// <param name="Number">The number.</param>
/// <param name="Strength">How strongly it is proved.</param>
/// <param name="OpenId">Whose it is, as WeChat checked it (getuserphonenumber with <c>openid</c>).</param>
/// <param name="At">When WeChat answered.</param>
public sealed record PhoneProof(PhoneNumber Number, ProofStrength Strength, OpenId OpenId, DateTimeOffset At)
{
    /// <summary>How long a real-time proof counts as fresh.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromDays(90);
}

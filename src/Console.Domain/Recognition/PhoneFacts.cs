using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Recognition;

/// <summary>How the phone number of the evidence stands to the person that OpenID and UnionID name; a newcomer has no claims.</summary>
public enum PhoneStanding
{
    /// <summary>No number came.</summary>
    Absent,

    /// <summary>The number may not be used: it was not given for this OpenID, or it is disputed.</summary>
    Muted,

    /// <summary>Nobody claims it.</summary>
    Free,

    /// <summary>Only an import names it.</summary>
    ImportedOnly,

    /// <summary>The person holds it.</summary>
    Own,

    /// <summary>Another person holds it, and this one has it as a contact.</summary>
    Shared,

    /// <summary>Another person holds it.</summary>
    HeldElsewhere,
}

/// <summary>The claim of the person who holds the number.</summary>
/// <param name="Strength">How strongly it is proved.</param>
/// <param name="IsFresh">Whether the proof is younger than <see cref="PhoneProof.FreshFor"/>.</param>
/// <param name="HasAnotherWeChat">
/// Whether the holder certainly is another WeChat user than the evidence names: the same app knows another OpenID of them, or the same
/// confirmed OpenPlatform another UnionID.
/// </param>
public sealed record PhoneHolder(ProofStrength Strength, bool IsFresh, bool HasAnotherWeChat);

/// <summary>How the phone number stands.</summary>
/// <param name="Standing">To whom it belongs.</param>
/// <param name="Strength">How strongly the evidence proves it; null when there is none.</param>
/// <param name="Holder">The other person who holds it, if any.</param>
/// <param name="IsAtCap">Whether the person has as many numbers as one may have.</param>
public sealed record PhoneFacts(PhoneStanding Standing, ProofStrength? Strength, PhoneHolder? Holder, bool IsAtCap)
{
    /// <summary>No number came.</summary>
    public static readonly PhoneFacts None = new(PhoneStanding.Absent, null, null, false);

    /// <summary>
    /// Whether the number finds a person that a newcomer may be: a holder who proved it in real time. A number that was proved by a
    /// quick check only, or by nobody, finds nobody.
    /// </summary>
    public bool FindsSomebody => Standing is PhoneStanding.HeldElsewhere && Holder is { Strength: ProofStrength.RealTime };

    /// <summary>Whether the evidence proves the number by WeChat's real-time check.</summary>
    public bool IsRealTime => Strength is ProofStrength.RealTime;
}

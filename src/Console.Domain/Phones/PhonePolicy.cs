namespace BlazorConsole.Domain.Phones;

/// <summary>Whether a channel asks for the phone number.</summary>
public enum PhoneAsk
{
    /// <summary>Never asked.</summary>
    None,

    /// <summary>Asked; the person may go on without.</summary>
    Optional,

    /// <summary>Nobody signs in without.</summary>
    Required,
}

/// <summary>
/// A channel's policy about the phone number. A mini program asks in the sign-in itself; every other channel has the mini program of its
/// OpenPlatform ask in a step after it.
/// </summary>
/// <param name="Ask">Whether it is asked for.</param>
/// <param name="Proof">
/// Which of WeChat's two buttons the channel's mini program shows. WeChat's answer does not tell them apart, so this is what the
/// strength of a proof rests on: it is never more than what was asked for.
/// </param>
/// <param name="Reuse">Whoever has a number on record is not asked again: a press of the button costs.</param>
public sealed record PhonePolicy(PhoneAsk Ask, ProofStrength Proof, bool Reuse = false)
{
    /// <summary>Never asked.</summary>
    public static readonly PhonePolicy None = new(PhoneAsk.None, ProofStrength.Quick);
}

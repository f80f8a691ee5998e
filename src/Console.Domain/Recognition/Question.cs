using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Recognition;

/// <summary>What the rules ask the person before they decide.</summary>
/// <param name="Kind">Stable and public, e.g. <c>known-number</c>.</param>
/// <param name="Hint">
/// The masked number the question is about; null after a quick proof, which must not tell a former owner of a number anything.
/// </param>
/// <param name="Options">What may be answered.</param>
public sealed record Question(string Kind, string? Hint, IReadOnlyList<PersonAnswer> Options)
{
    /// <summary>"Have you been here before?": the channel asks every newcomer.</summary>
    public static readonly Question Newcomer = new("newcomer", Hint: null, [PersonAnswer.Separately]);

    /// <summary>"Have you been here before?": the number is known at another account.</summary>
    public static Question KnownNumber(PhoneProof proof) => new(
        "known-number", proof.Strength is ProofStrength.RealTime ? proof.Number.Masked : null, [PersonAnswer.Separately]);
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition;

/// <summary>The stages of a recognition, in their order; each that is reached is decided by exactly one row.</summary>
public enum Stage
{
    /// <summary>A: is WeChat's answer admissible?</summary>
    Admission,

    /// <summary>B: who is it by OpenID and UnionID?</summary>
    WeChat,

    /// <summary>D: what happens to a newcomer?</summary>
    Newcomer,

    /// <summary>C: what does the phone add to a person who is known by now?</summary>
    Phone,
}

/// <summary>What becomes of the number.</summary>
public enum PhoneAction
{
    /// <summary>Nothing is stored.</summary>
    Leave,

    /// <summary>The claim that is there was seen again, and proved again where the proof is a real-time one.</summary>
    Prove,

    /// <summary>The person gets the number as a contact.</summary>
    Contact,

    /// <summary>The person holds the number.</summary>
    Hold,
}

/// <summary>A trace sentence in plain English; <c>{0}</c> stands for <paramref name="Value"/>.</summary>
/// <param name="Text">One literal, by which the sentence is translated.</param>
/// <param name="Value">A shortened identifier or number, where the sentence names one.</param>
public sealed record Sentence(string Text, string? Value = null)
{
    /// <summary>A sentence that names nothing.</summary>
    public static implicit operator Sentence(string text) => new(text);

    /// <summary>A sentence that names a UnionID, shortened.</summary>
    public static Sentence About(UnionId unionId, string text) => new(text, Masking.Shorten(unionId.Value));

    /// <summary>A sentence that names a phone number by its last four digits.</summary>
    public static Sentence About(PhoneNumber number, string text) => new(text, $"…{number.LastFour}");
}

/// <summary>What a row decided.</summary>
/// <param name="Because">The trace sentence.</param>
public abstract record Verdict(Sentence Because)
{
    /// <summary>Nothing is decided yet: the next stage goes on.</summary>
    public sealed record GoOn(Sentence Because) : Verdict(Because);

    /// <summary>Nobody is signed in and nothing is stored.</summary>
    public sealed record Refuse(Error Error, Sentence Because) : Verdict(Because);

    /// <summary>A newcomer: the stage of newcomers decides.</summary>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="Because">The trace sentence.</param>
    public sealed record Newcomer(Placement? Pair, Sentence Because) : Verdict(Because);

    /// <summary>A known person signs in; an OpenID that is new is attached to them.</summary>
    /// <param name="Origin">Who.</param>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="Because">The trace sentence.</param>
    public sealed record SignIn(OriginId Origin, Placement? Pair, Sentence Because) : Verdict(Because);

    /// <summary>An origin is created and signs in.</summary>
    public sealed record Create(Sentence Because) : Verdict(Because);

    /// <summary>The person must answer first; nothing is stored.</summary>
    public sealed record Ask(Question Question, Sentence Because) : Verdict(Because);

    /// <summary>The phone number is dealt with.</summary>
    public sealed record Phone(PhoneAction Action, Sentence Because) : Verdict(Because);
}

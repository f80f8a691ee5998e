using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition;

/// <summary>The stages of a recognition, in their order; each is decided by exactly one row.</summary>
public enum Stage
{
    /// <summary>A: is WeChat's answer admissible?</summary>
    Admission,

    /// <summary>B: who is it by OpenID and UnionID?</summary>
    WeChat,

    /// <summary>D: what happens to a newcomer?</summary>
    Newcomer,
}

/// <summary>What a row decided.</summary>
/// <param name="Because">The trace sentence, in plain English.</param>
public abstract record Verdict(string Because)
{
    /// <summary>Nothing is decided yet: the next stage goes on.</summary>
    public sealed record GoOn(string Because) : Verdict(Because);

    /// <summary>Nobody is signed in and nothing is stored.</summary>
    public sealed record Refuse(Error Error, string Because) : Verdict(Because);

    /// <summary>A newcomer: the last stage decides.</summary>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="Because">The trace sentence.</param>
    public sealed record Newcomer(Placement? Pair, string Because) : Verdict(Because);

    /// <summary>A known person signs in.</summary>
    /// <param name="Origin">Who.</param>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="Because">The trace sentence.</param>
    public sealed record SignIn(OriginId Origin, Placement? Pair, string Because) : Verdict(Because);

    /// <summary>An origin is created and signs in.</summary>
    public sealed record Create(string Because) : Verdict(Because);
}

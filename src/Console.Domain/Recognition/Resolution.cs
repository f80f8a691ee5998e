using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition;

/// <summary>What the rows could not decide: a person must.</summary>
public enum Undecided
{
    /// <summary>Nothing is left open.</summary>
    Nothing,

    /// <summary>To whom the UnionID belongs.</summary>
    Pair,

    /// <summary>To whom the phone number belongs.</summary>
    Phone,
}

/// <summary>What the rows decided together; nothing of it is done yet.</summary>
/// <param name="Trace">Why.</param>
public abstract record Resolution(Trace Trace)
{
    /// <summary>Nobody is signed in and nothing is stored.</summary>
    public sealed record Refused(Error Error, Trace Trace) : Resolution(Trace);

    /// <summary>The person must answer first; nothing is stored.</summary>
    public sealed record Asks(Question Question, Trace Trace) : Resolution(Trace);

    /// <summary>Somebody is signed in.</summary>
    /// <param name="Known">Who; null creates an origin.</param>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="Phone">What becomes of the phone number.</param>
    /// <param name="LeavesOpen">What waits as a case.</param>
    /// <param name="Trace">Why.</param>
    public sealed record SignedIn(OriginId? Known, Placement? Pair, PhoneAction Phone, Undecided LeavesOpen, Trace Trace) : Resolution(Trace);
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Recognition;

/// <summary>What the rows decided together; nothing of it is done yet.</summary>
/// <param name="Trace">Why.</param>
public abstract record Resolution(Trace Trace)
{
    /// <summary>Nobody is signed in and nothing is stored.</summary>
    public sealed record Refused(Error Error, Trace Trace) : Resolution(Trace);

    /// <summary>Somebody is signed in.</summary>
    /// <param name="Known">Who; null creates an origin.</param>
    /// <param name="Pair">Where the pair of OpenID and UnionID goes, when there is a UnionID.</param>
    /// <param name="OpensCase">Whether a person must decide what the rows could not.</param>
    /// <param name="Trace">Why.</param>
    public sealed record SignedIn(OriginId? Known, Placement? Pair, bool OpensCase, Trace Trace) : Resolution(Trace);
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Identities;

/// <summary>
/// A UnionID within its OpenPlatform, held by one origin. A table of its own, never a column of the link: every further door of a
/// person carries the same UnionID.
/// </summary>
public sealed class UnionKey
{
    /// <summary>Gives a UnionID that nobody holds to an origin.</summary>
    public UnionKey(OpenPlatformId openPlatform, UnionId unionId, OriginId origin, DateTimeOffset since)
    {
        OpenPlatform = openPlatform;
        UnionId = unionId;
        Origin = origin;
        Since = since;
    }

    /// <summary>The scope of <see cref="UnionId"/>.</summary>
    public OpenPlatformId OpenPlatform { get; private set; }

    /// <summary>The person within <see cref="OpenPlatform"/>.</summary>
    public UnionId UnionId { get; private set; }

    /// <summary>Who holds it; never changes.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; private set; }
}

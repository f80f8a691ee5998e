using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Accounts;

/// <summary>Identifies an <see cref="Origin"/>.</summary>
public readonly record struct OriginId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static OriginId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>
/// One creation of an account; immutable. Every row that refers to a person refers to an origin and is never moved, so that taking
/// a join back is exact whatever came after it.
/// </summary>
public sealed class Origin
{
    private Origin(OriginId id, ChannelId channel, string scenario, DateTimeOffset createdAt)
    {
        Id = id;
        Channel = channel;
        Scenario = scenario;
        CreatedAt = createdAt;
        Account = new AccountId(id.Value);
    }

    /// <summary>Identity.</summary>
    public OriginId Id { get; private set; }

    /// <summary>The channel that the person first came through.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>The way in, one of <see cref="Channels.Scenario"/>.</summary>
    public string Scenario { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The account this origin belongs to: a cache of its component, recomputed when joins change.</summary>
    public AccountId Account { get; private set; }

    /// <summary>Creates the origin of a newcomer, an account of its own.</summary>
    public static Origin Create(OriginId id, ChannelId channel, string scenario, DateTimeOffset now) => new(id, channel, scenario, now);
}

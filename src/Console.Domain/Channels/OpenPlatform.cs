namespace BlazorConsole.Domain.Channels;

/// <summary>Identifies an <see cref="OpenPlatform"/>.</summary>
public readonly record struct OpenPlatformId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static OpenPlatformId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>
/// A WeChat Open Platform account that channels are bound to: the only scope in which UnionIDs may be compared
/// (WeChat: UnionID mechanism).
/// </summary>
public sealed class OpenPlatform
{
    /// <summary>Longest <see cref="Key"/> and <see cref="Name"/>.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Registers an OpenPlatform under its configuration key.</summary>
    public OpenPlatform(OpenPlatformId id, string key, string name)
    {
        Id = id;
        Key = key;
        Name = name;
    }

    /// <summary>Identity.</summary>
    public OpenPlatformId Id { get; private set; }

    /// <summary>The configuration key, e.g. <c>acme</c>.</summary>
    public string Key { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; }

    /// <summary>Takes another name from the configuration.</summary>
    public void Rename(string name) => Name = name;
}

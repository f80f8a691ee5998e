namespace BlazorConsole.Domain.Accounts;

/// <summary>Identifies a stored picture by its content: the first 16 bytes of its SHA-256.</summary>
public readonly record struct AvatarId(Guid Value);

/// <summary>A picture that WeChat gave, fetched once and served by us.</summary>
public sealed class Avatar
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaxBytes = 200 * 1024;

    /// <summary>Stores a picture whose type was read from its magic bytes.</summary>
    public Avatar(AvatarId id, string contentType, byte[] content, DateTimeOffset fetchedAt)
    {
        Id = id;
        ContentType = contentType;
        Content = content;
        FetchedAt = fetchedAt;
    }

    /// <summary>Identity, of the content.</summary>
    public AvatarId Id { get; private set; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string ContentType { get; private set; }

    /// <summary>The bytes as they came.</summary>
    public byte[] Content { get; private set; }

    /// <summary>When they came.</summary>
    public DateTimeOffset FetchedAt { get; private set; }
}

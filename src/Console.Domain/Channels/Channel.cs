namespace BlazorConsole.Domain.Channels;

/// <summary>Identifies a <see cref="Channel"/>.</summary>
public readonly record struct ChannelId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static ChannelId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>One registered WeChat app: its kind, AppID, secret and OpenPlatform.</summary>
public sealed class Channel
{
    /// <summary>Longest <see cref="Key"/> and <see cref="Name"/>.</summary>
    public const int MaxNameLength = 64;

    private Channel(ChannelId id, string key, ChannelKind kind, WeChatAppId appId)
    {
        Id = id;
        Key = key;
        Kind = kind;
        AppId = appId;
        Name = key;
        Secret = [];
    }

    /// <summary>Identity.</summary>
    public ChannelId Id { get; private set; }

    /// <summary>The configuration key, e.g. <c>official</c>.</summary>
    public string Key { get; private set; }

    /// <summary>What sort of WeChat app it is; never changes.</summary>
    public ChannelKind Kind { get; private set; }

    /// <summary>The app's AppID; never changes, since every OpenID of the channel belongs to it.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; }

    /// <summary>The app secret, encrypted by the console; the domain never reads it.</summary>
    public byte[] Secret { get; private set; }

    /// <summary>The OpenPlatform it is bound to, if any.</summary>
    public OpenPlatformId? OpenPlatform { get; private set; }

    /// <summary>How far the binding to <see cref="OpenPlatform"/> is known.</summary>
    public Binding Binding { get; private set; }

    /// <summary>Whether a UnionID that comes through this channel may be compared with others.</summary>
    public bool UnionIdIsUsable => OpenPlatform is not null && Binding is Binding.Confirmed;

    /// <summary>Registers a channel.</summary>
    public static Channel Register(ChannelId id, string key, ChannelKind kind, WeChatAppId appId) => new(id, key, kind, appId);

    /// <summary>Takes name, encrypted secret and OpenPlatform from the configuration; a changed OpenPlatform starts unconfirmed.</summary>
    public void Configure(string name, byte[] encryptedSecret, OpenPlatformId? openPlatform)
    {
        Name = name;
        Secret = encryptedSecret;
        if (openPlatform == OpenPlatform && Binding is not Binding.None == openPlatform is not null)
            return;

        OpenPlatform = openPlatform;
        Binding = (openPlatform, Kind) switch
        {
            (null, _) => Binding.None,
            // WeChat: website and mobile apps belong to an Open Platform account by construction.
            (_, ChannelKind.WebsiteApp or ChannelKind.MobileApp) => Binding.Confirmed,
            _ => Binding.Declared,
        };
    }
}

using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Channels;

/// <summary>Identifies a <see cref="Channel"/>.</summary>
public readonly record struct ChannelId(Guid Value)
{
    /// <summary>A new id, sortable by time.</summary>
    public static ChannelId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>One registered WeChat app: its kind, AppID, secret, OpenPlatform and policy.</summary>
public sealed class Channel
{
    private readonly List<Binding> _bindings = [];

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
        Phone = PhonePolicy.None;
        Code = ScanCode.Link;
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

    /// <summary>Whether it asks for the phone number, and how strongly it is proved.</summary>
    public PhonePolicy Phone { get; private set; }

    /// <summary>The keys of the agreements that people accept before they sign in here.</summary>
    public IReadOnlyList<string> Agreements { get; private set; } = [];

    /// <summary>The code that a screen shows for it, where it is a mini program.</summary>
    public ScanCode Code { get; private set; }

    /// <summary>How people who follow it confirm their sign-in; null where following is no way in.</summary>
    public FollowConfirm? Follow { get; private set; }

    /// <summary>Every binding to an OpenPlatform there was, oldest first.</summary>
    public IReadOnlyList<Binding> Bindings => _bindings;

    /// <summary>The OpenPlatform it is bound to, if any.</summary>
    public OpenPlatformId? OpenPlatform => Current?.OpenPlatform;

    /// <summary>How far the binding to <see cref="OpenPlatform"/> is known.</summary>
    public BindingState Binding => Current switch
    {
        null => BindingState.None,
        { ConfirmedAt: null } => BindingState.Declared,
        _ => BindingState.Confirmed,
    };

    /// <summary>Whether a UnionID that comes through this channel may be compared with others.</summary>
    public bool UnionIdIsUsable => Binding is BindingState.Confirmed;

    private Binding? Current => _bindings.Find(binding => binding.Until is null);

    /// <summary>Registers a channel.</summary>
    public static Channel Register(ChannelId id, string key, ChannelKind kind, WeChatAppId appId) => new(id, key, kind, appId);

    /// <summary>Takes name, encrypted secret and policy from the configuration.</summary>
    public void Configure(string name, byte[] encryptedSecret, PhonePolicy phone, IReadOnlyList<string> agreements)
    {
        Name = name;
        Secret = encryptedSecret;
        Phone = phone;
        Agreements = agreements;
    }

    /// <summary>The configuration says which code a screen shows.</summary>
    public void ShowBy(ScanCode code) => Code = code;

    /// <summary>The configuration says whether following is a way in, and how it is confirmed.</summary>
    public void OfferFollowing(FollowConfirm? confirm) => Follow = confirm;

    /// <summary>The configuration says which OpenPlatform the channel belongs to. Another one than before starts unconfirmed.</summary>
    public void Bind(OpenPlatformId? openPlatform, DateTimeOffset now)
    {
        if (openPlatform == OpenPlatform)
            return;

        Current?.End(now);
        if (openPlatform is not { } platform)
            return;

        var binding = new Binding(platform, now);
        // WeChat: website and mobile apps belong to an Open Platform account by construction.
        if (Kind is ChannelKind.WebsiteApp or ChannelKind.MobileApp)
            binding.Confirm(now);
        _bindings.Add(binding);
    }

    /// <summary>One UnionID was seen through this channel and through another of the same OpenPlatform: the binding is what was declared.</summary>
    public void ConfirmBySight(DateTimeOffset now) => Current?.Confirm(now);
}

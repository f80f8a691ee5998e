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

    /// <summary>Longest <see cref="OriginalId"/>.</summary>
    public const int MaxOriginalIdLength = 32;

    /// <summary>How long a former secret is tried too.</summary>
    public static readonly TimeSpan SecretOverlap = TimeSpan.FromDays(1);

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
        Push = PushSettings.None;
    }

    /// <summary>Identity.</summary>
    public ChannelId Id { get; private set; }

    /// <summary>Names it in addresses and in the configuration, e.g. <c>official</c>; never changes.</summary>
    public string Key { get; private set; }

    /// <summary>What sort of WeChat app it is; never changes.</summary>
    public ChannelKind Kind { get; private set; }

    /// <summary>The app's AppID; never changes, since every OpenID of the channel belongs to it.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; }

    /// <summary>WeChat's other name of it, <c>gh_…</c>: an app launches a mini program by it. Empty where nobody wrote it down.</summary>
    public string OriginalId { get; private set; } = "";

    /// <summary>Who says what it is.</summary>
    public ChannelSource Source { get; private set; }

    /// <summary>Whether anybody may come through it. One that is off keeps its people: every OpenID stays known.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>The ways in that it gives while it is on: of <see cref="Scenario.Of"/> its kind.</summary>
    public IReadOnlyList<string> Scenarios { get; private set; } = [];

    /// <summary>What becomes of newcomers.</summary>
    public ChannelMode Mode { get; private set; }

    /// <summary>The app secret, encrypted by the console; the domain never reads it.</summary>
    public byte[] Secret { get; private set; }

    /// <summary>The secret before this one, which counts too until <see cref="SecretOverlap"/> has passed: WeChat changes over in its own time.</summary>
    public byte[]? FormerSecret { get; private set; }

    /// <summary>When <see cref="Secret"/> took the place of another.</summary>
    public DateTimeOffset? SecretChangedAt { get; private set; }

    /// <summary>WeChat's pushes.</summary>
    public PushSettings Push { get; private set; }

    /// <summary>Counts the changes of its settings: of two administrators at one channel the second hears of the first.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it asks for the phone number, and how strongly it is proved.</summary>
    public PhonePolicy Phone { get; private set; }

    /// <summary>What its phone buttons may cost in a month, in hundredths of CNY; null for no limit. Passing it warns and stops nobody.</summary>
    public int? PhoneBudget { get; private set; }

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

    /// <summary>Whether <paramref name="key"/> can name a channel: it stands in addresses.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= MaxNameLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Whether <paramref name="text"/> has the shape of WeChat's other name of an account (protocol 1.1).</summary>
    public static bool IsOriginalId(string text) =>
        text.Length is > 3 and <= MaxOriginalIdLength && text.StartsWith("gh_", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');

    /// <summary>Registers a channel.</summary>
    public static Channel Register(ChannelId id, string key, ChannelKind kind, WeChatAppId appId) => new(id, key, kind, appId);

    /// <summary>Whether people may come by that way in.</summary>
    /// <param name="scenario">One of <see cref="Scenario"/>.</param>
    public bool Offers(string scenario) =>
        IsOn && Scenarios.Contains(scenario) && (scenario is not Scenario.FollowOfficialAccount || Follow is not null);

    /// <summary>The encrypted secrets that WeChat may know, the likeliest first.</summary>
    public IEnumerable<byte[]> SecretsAt(DateTimeOffset now) =>
        FormerSecret is { } former && now < SecretChangedAt + SecretOverlap ? [Secret, former] : [Secret];

    /// <summary>Takes what it is called, what it offers and its policy from <paramref name="source"/>.</summary>
    public void Configure(
        ChannelSource source, string name, IReadOnlyList<string> scenarios, ChannelMode mode, PhonePolicy phone, IReadOnlyList<string> agreements)
    {
        Source = source;
        Name = name;
        Scenarios = scenarios;
        Mode = mode;
        Phone = phone;
        Agreements = agreements;
        Version++;
    }

    /// <summary>Writes down WeChat's other name of it; empty for none.</summary>
    public void KnowAs(string originalId) => OriginalId = originalId;

    /// <summary>Takes another secret; the one before counts for a while.</summary>
    public void ChangeSecret(byte[] encryptedSecret, DateTimeOffset now)
    {
        if (Secret.Length > 0)
            (FormerSecret, SecretChangedAt) = (Secret, now);
        Secret = encryptedSecret;
    }

    /// <summary>The former secret's time is over: it is kept no longer.</summary>
    public void ForgetFormerSecret() => FormerSecret = null;

    /// <summary>How pushes come in.</summary>
    public void Receive(PushSettings push) => Push = push;

    /// <summary>Lets people come through it, or nobody. A form that was opened before does not undo it.</summary>
    public void Switch(bool on)
    {
        if (IsOn == on)
            return;

        IsOn = on;
        Version++;
    }

    /// <summary>Says what its phone buttons may cost in a month, in hundredths of CNY.</summary>
    public void LimitPhoneCost(int? budget) => PhoneBudget = budget;

    /// <summary>Says which code a screen shows.</summary>
    public void ShowBy(ScanCode code) => Code = code;

    /// <summary>Says whether following is a way in, and how it is confirmed.</summary>
    public void OfferFollowing(FollowConfirm? confirm) => Follow = confirm;

    /// <summary>Says which OpenPlatform the channel belongs to. Another one than before starts unconfirmed.</summary>
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

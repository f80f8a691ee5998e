using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Identities;

/// <summary>Where an attested pair of OpenID and UnionID was placed.</summary>
public enum Placement
{
    /// <summary>The channel's binding is not confirmed: the UnionID matches nobody yet.</summary>
    Unscoped,

    /// <summary>Both lie inside one account.</summary>
    Accepted,

    /// <summary>Set aside: covered by exactly one open case.</summary>
    SetAside,
}

/// <summary>What WeChat said once: this OpenID and this UnionID are one person. Kept apart from where it was placed.</summary>
public sealed class Attestation
{
    private Attestation(
        WeChatAppId appId, OpenId openId, UnionId unionId, ChannelId channel, OpenPlatformId? openPlatform,
        Placement placement, DateTimeOffset firstSeen)
    {
        AppId = appId;
        OpenId = openId;
        UnionId = unionId;
        Channel = channel;
        OpenPlatform = openPlatform;
        Placement = placement;
        FirstSeen = LastSeen = firstSeen;
    }

    /// <summary>The app that asked.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>The OpenID in WeChat's answer.</summary>
    public OpenId OpenId { get; private set; }

    /// <summary>The UnionID in the same answer.</summary>
    public UnionId UnionId { get; private set; }

    /// <summary>The channel it came through.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>The OpenPlatform the channel was bound to at the time, declared or confirmed.</summary>
    public OpenPlatformId? OpenPlatform { get; private set; }

    /// <summary>Where the pair was placed.</summary>
    public Placement Placement { get; private set; }

    /// <summary>First time WeChat said so.</summary>
    public DateTimeOffset FirstSeen { get; private set; }

    /// <summary>Latest time WeChat said so.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>Notes a pair of the evidence.</summary>
    public static Attestation Note(
        WeChatSubject subject, UnionId unionId, ChannelId channel, OpenPlatformId? openPlatform, Placement placement, DateTimeOffset now) =>
        new(subject.AppId, subject.OpenId, unionId, channel, openPlatform, placement, now);

    /// <summary>Whom the answer named.</summary>
    public WeChatSubject Subject => new(AppId, OpenId, UnionId);

    /// <summary>WeChat said the same again. A pair that waits unscoped belongs to the OpenPlatform that the channel is bound to now.</summary>
    public void Seen(OpenPlatformId? openPlatform, DateTimeOffset now)
    {
        if (Placement is Placement.Unscoped)
            OpenPlatform = openPlatform;
        if (now > LastSeen)
            LastSeen = now;
    }

    /// <summary>The pair got its place.</summary>
    public void Place(Placement placement) => Placement = placement;
}

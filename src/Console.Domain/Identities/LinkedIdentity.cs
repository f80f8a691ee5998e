using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Identities;

/// <summary>A way in: the OpenID of one channel, attached to one origin for ever.</summary>
public sealed class LinkedIdentity
{
    private LinkedIdentity(WeChatAppId appId, OpenId openId, OriginId origin, ChannelId channel, DateTimeOffset firstSeen)
    {
        AppId = appId;
        OpenId = openId;
        Origin = origin;
        Channel = channel;
        FirstSeen = LastSeen = firstSeen;
    }

    /// <summary>With <see cref="OpenId"/> the key; one link per subject.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>The person within <see cref="AppId"/>.</summary>
    public OpenId OpenId { get; private set; }

    /// <summary>The origin it is attached to; never changes.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The channel it came through.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>First use.</summary>
    public DateTimeOffset FirstSeen { get; private set; }

    /// <summary>Latest use.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>When the person last followed the official account, as far as it was told.</summary>
    public DateTimeOffset? FollowedAt { get; private set; }

    /// <summary>When the person last stopped following it, as far as it was told.</summary>
    public DateTimeOffset? UnfollowedAt { get; private set; }

    /// <summary>Whether the person left the official account and did not come back.</summary>
    public bool HasUnfollowed => UnfollowedAt is { } left && !(FollowedAt > left);

    /// <summary>Attaches a subject to an origin.</summary>
    public static LinkedIdentity Attach(WeChatSubject subject, OriginId origin, ChannelId channel, DateTimeOffset now) =>
        new(subject.AppId, subject.OpenId, origin, channel, now);

    /// <summary>WeChat says that the person follows. What it tells late changes nothing that came after.</summary>
    public void Follow(DateTimeOffset at) => FollowedAt = FollowedAt > at ? FollowedAt : at;

    /// <summary>WeChat says that the person stopped following.</summary>
    public void Unfollow(DateTimeOffset at) => UnfollowedAt = UnfollowedAt > at ? UnfollowedAt : at;

    /// <summary>Notes a further use.</summary>
    public void Seen(DateTimeOffset now)
    {
        if (now > LastSeen)
            LastSeen = now;
    }
}

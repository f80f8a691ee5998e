using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Agreements;

/// <summary>A person accepted one version of an agreement: which text, when, at which door, with which sign-in.</summary>
public sealed class Acceptance
{
    private Acceptance(
        OriginId origin, string key, string version, byte[] textHash, WeChatAppId appId, OpenId openId, ChannelId channel, Guid signIn,
        DateTimeOffset at)
    {
        Origin = origin;
        Key = key;
        Version = version;
        TextHash = textHash;
        AppId = appId;
        OpenId = openId;
        Channel = channel;
        SignIn = signIn;
        At = at;
    }

    /// <summary>Who.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The agreement.</summary>
    public string Key { get; private set; }

    /// <summary>Its version.</summary>
    public string Version { get; private set; }

    /// <summary>SHA-256 of the text that was accepted.</summary>
    public byte[] TextHash { get; private set; }

    /// <summary>The door's app.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>The door.</summary>
    public OpenId OpenId { get; private set; }

    /// <summary>The channel.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>The sign-in that it came with.</summary>
    public Guid SignIn { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Notes an acceptance together with its sign-in.</summary>
    public static Acceptance Of(Agreement agreement, SignIn signIn) => new(
        signIn.Origin, agreement.Key, agreement.Version, agreement.TextHash, signIn.AppId, signIn.OpenId, signIn.Channel, signIn.Id, signIn.At);
}

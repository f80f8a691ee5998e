using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Accounts;

/// <summary>One completed recognition: who, through which door, and the trace that says why.</summary>
public sealed class SignIn
{
    private SignIn(Guid id, OriginId origin, WeChatAppId appId, OpenId openId, ChannelId channel, string scenario, byte[] trace, DateTimeOffset at)
    {
        Id = id;
        Origin = origin;
        AppId = appId;
        OpenId = openId;
        Channel = channel;
        Scenario = scenario;
        Trace = trace;
        At = at;
    }

    /// <summary>Identity, sortable by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>The door's app.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>The door.</summary>
    public OpenId OpenId { get; private set; }

    /// <summary>The channel.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>The way in, one of <see cref="Channels.Scenario"/>.</summary>
    public string Scenario { get; private set; }

    /// <summary>The trace, encrypted under the origin's own key; the domain never reads it.</summary>
    public byte[] Trace { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Notes a sign-in.</summary>
    public static SignIn Note(OriginId origin, WeChatSubject subject, ChannelId channel, string scenario, byte[] encryptedTrace, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), origin, subject.AppId, subject.OpenId, channel, scenario, encryptedTrace, now);
}

using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Identities;

/// <summary>
/// WeChat says that an OpenID of an account is the person who had another one at a former account that went into it. Counts while its job is
/// applied; attaches nothing by itself: the next time that the person comes, they are known.
/// </summary>
public sealed class MigratedOpenId
{
    /// <summary>A pair in WeChat's answer.</summary>
    public MigratedOpenId(ChannelJobId job, WeChatAppId appId, OpenId openId, WeChatAppId formerAppId, OpenId formerOpenId)
    {
        Job = job;
        AppId = appId;
        OpenId = openId;
        FormerAppId = formerAppId;
        FormerOpenId = formerOpenId;
    }

    /// <summary>The job that asked.</summary>
    public ChannelJobId Job { get; private set; }

    /// <summary>The account of today.</summary>
    public WeChatAppId AppId { get; private set; }

    /// <summary>The person there.</summary>
    public OpenId OpenId { get; private set; }

    /// <summary>The account of before.</summary>
    public WeChatAppId FormerAppId { get; private set; }

    /// <summary>The person there.</summary>
    public OpenId FormerOpenId { get; private set; }
}

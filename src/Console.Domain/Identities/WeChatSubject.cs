using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Identities;

/// <summary>
/// Whom WeChat named: an OpenID within an AppID, and the UnionID when WeChat gave one. Kept apart for ever and never flattened to
/// one string: <c>unionid ?? openid</c> splits a person in two on the day a channel is bound to an OpenPlatform.
/// </summary>
/// <param name="AppId">The app that asked.</param>
/// <param name="OpenId">The person within that app.</param>
/// <param name="UnionId">The person within the app's OpenPlatform, when WeChat said so.</param>
public readonly record struct WeChatSubject(WeChatAppId AppId, OpenId OpenId, UnionId? UnionId);

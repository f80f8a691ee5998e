namespace BlazorConsole.Domain.Privacy;

/// <summary>What WeChat tells an app about a person's own data (WeChat: privacy events, pushed to the app concerned).</summary>
public enum PrivacyEvent
{
    /// <summary><c>user_info_modified</c>: WeChat has cleaned a name or picture that it gave.</summary>
    ProfileCleaned,

    /// <summary><c>user_authorization_revoke</c>: the person takes back what they had allowed the app.</summary>
    AuthorizationRevoked,

    /// <summary><c>user_authorization_cancellation</c>: the person has closed their WeChat.</summary>
    WeChatClosed,
}

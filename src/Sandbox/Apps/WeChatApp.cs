using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Sandbox.WeChat;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>An Open Platform account: the only scope in which UnionIDs are comparable.</summary>
internal sealed record OpenPlatform(string Key, string Name);

internal enum WeChatAppKind
{
    OfficialAccount,
    MiniProgram,
    WebsiteApp,
    MobileApp,
}

/// <summary>An app as it is registered at WeChat. Two are the same only if they are one: what is settled about an app can change at any time.</summary>
internal sealed record WeChatApp(string Key, WeChatAppKind Kind, string Name, string AppId, string Secret, string OriginalId)
{
    /// <summary>Null while the app is bound to no Open Platform account: then nobody has a UnionID here.</summary>
    public OpenPlatform? OpenPlatform { get; set; }

    /// <summary>
    /// The registered web-authorisation domain. WeChat registers a bare host and accepts no port; the sandbox's console lives on a port,
    /// so the port is part of the registration here, and host and port must match as exactly as the host must in life.
    /// </summary>
    public string? CallbackDomain { get; set; }

    /// <summary>The addresses that may ask for a token of this app; null while the list is not in use.</summary>
    public IReadOnlyList<string>? AllowedAddresses { get; set; }

    /// <summary>The company has frozen the secret: it is right, and does nothing.</summary>
    public bool IsSecretFrozen { get; set; }

    /// <summary>Whether a website app was granted sign-in (微信登录).</summary>
    public bool MaySignIn { get; set; } = true;

    /// <summary>WeChat shows pages as snapshots, and virtual users with them, in official accounts only.</summary>
    public bool ShowsSnapshots => Kind is WeChatAppKind.OfficialAccount;

    /// <summary>What WeChat says to somebody who shows this secret; null when there is nothing to say.</summary>
    public WeChatError? RefusalOf(string secret) =>
        !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Secret)) ? WeChatError.InvalidSecret
        : IsSecretFrozen ? WeChatError.SecretFrozen
        : null;

    public bool Equals(WeChatApp? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(AppId);

    /// <summary>Official accounts and mini programs: 5 minutes. Website and mobile apps: 10.</summary>
    public TimeSpan CodeLifetime => TimeSpan.FromMinutes(Kind is WeChatAppKind.OfficialAccount or WeChatAppKind.MiniProgram ? 5 : 10);
}

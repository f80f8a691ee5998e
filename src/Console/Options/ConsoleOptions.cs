using System.ComponentModel.DataAnnotations;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Options;

/// <summary>Where people and WeChat reach the console.</summary>
internal sealed class PublicOptions
{
    public const string Section = "Public";

    /// <summary>
    /// Scheme, host and port, without a path: builds every redirect, QR code and push address; the Host header is never used. https,
    /// except on loopback in Development.
    /// </summary>
    [Required]
    public string Origin { get; set; } = "";

    public bool IsHttps => Origin.StartsWith("https:", StringComparison.Ordinal);
}

/// <summary>Where everything is stored.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The SQLite file; made when it does not exist. On a local disk.</summary>
    [Required]
    public string File { get; set; } = "data/console.db";
}

/// <summary>The key outside the database.</summary>
internal sealed class EncryptionOptions
{
    public const string Section = "Encryption";

    /// <summary>A file with 32 bytes in base64, readable by the service alone. Made by itself in Development only.</summary>
    [Required]
    public string KeyFile { get; set; } = "data/master.key";
}

/// <summary>Where WeChat is.</summary>
internal sealed class WeChatOptions
{
    public const string Section = "WeChat";

    /// <summary>Server-to-server calls. A loopback address is refused in Production.</summary>
    [Required]
    public string ApiBase { get; set; } = "https://api.weixin.qq.com";

    /// <summary>Pages that a browser is sent to.</summary>
    [Required]
    public string OpenBase { get; set; } = "https://open.weixin.qq.com";

    /// <summary>Images of official-account codes.</summary>
    [Required]
    public string MpBase { get; set; } = "https://mp.weixin.qq.com";

    /// <summary>Hosts (with a port if it is not the scheme's own) that avatars are fetched from.</summary>
    public string[] AvatarHosts { get; set; } = ["thirdwx.qlogo.cn", "wx.qlogo.cn"];

    /// <summary>How long one call may take altogether. 100 ms to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);
}

/// <summary>A phone in one city, and the screen in another.</summary>
internal enum DistantPhone
{
    /// <summary>The person types two digits that the screen shows.</summary>
    Number,

    /// <summary>Nobody signs in that way.</summary>
    Refuse,

    /// <summary>Nothing is done.</summary>
    Allow,
}

/// <summary>The sign-in page and its tickets.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The name that the page and the phone show: who asks.</summary>
    [Required, StringLength(64)]
    public string SiteName { get; set; } = "BlazorConsole";

    /// <summary>Origins that may show /signin in a frame. Empty: none.</summary>
    public string[] EmbedOrigins { get; set; } = [];

    /// <summary>How long a code waits for a phone. 5 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan TicketLifetime { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a sign-in waits that began on the phone itself, in its browser or an app: the person goes to WeChat and back. 1 to 30 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:30:00")]
    public TimeSpan LaunchLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What is done when a phone confirms in another city than the screen is in, as far as the city table knows both.</summary>
    public DistantPhone DistantPhone { get; set; } = DistantPhone.Number;

    /// <summary>How often an unattended page renews its code by itself before it waits for a click. 0 to 1000.</summary>
    [Range(0, 1000)]
    public int MaxRenewals { get; set; } = 10;

    /// <summary>How long the person may take to confirm, from the scan. 30 s to 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:15:00")]
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a browser stays signed in. 5 min to 90 days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>New codes a minute for one client address.</summary>
    [Range(1, 1_000_000)]
    public int TicketsPerMinutePerAddress { get; set; } = 60;

    /// <summary>Calls of the mini program a minute for one client address.</summary>
    [Range(1, 1_000_000)]
    public int MiniProgramCallsPerMinutePerAddress { get; set; } = 120;

    /// <summary>How many mini-program codes are drawn ahead for a channel that shows them. 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MiniProgramCodesAhead { get; set; } = 20;

    /// <summary>New codes a minute for everybody together.</summary>
    [Range(1, 10_000_000)]
    public int TicketsPerMinute { get; set; } = 60_000;
}

/// <summary>What the rules of recognition and those who read their results are bounded by.</summary>
internal sealed class RecognitionOptions
{
    public const string Section = "Recognition";

    /// <summary>How many phone numbers one account may hold; further ones are contacts. 1 to 50.</summary>
    [Range(1, 50)]
    public int PhonesPerAccount { get; set; } = 5;

    /// <summary>How many phone numbers one administrator may reveal within an hour. 0 to 10000.</summary>
    [Range(0, 10_000)]
    public int PhoneRevealsPerHour { get; set; } = 20;
}

/// <summary>What people ask of their own data.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Until when everything that WeChat tells about a person's data must be done. 1 to 60 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "60.00:00:00")]
    public TimeSpan DoneWithin { get; set; } = TimeSpan.FromDays(15);
}

/// <summary>What WeChat charges for its phone buttons: estimates rest on it.</summary>
internal sealed class PhoneCostOptions
{
    public const string Section = "PhoneCost";

    /// <summary>A press of the quick button, in hundredths of CNY. WeChat, since 2023-08-28: 3.</summary>
    [Range(0, 1000)]
    public int QuickFen { get; set; } = 3;

    /// <summary>A press of the real-time button. WeChat: 4.</summary>
    [Range(0, 1000)]
    public int RealTimeFen { get; set; } = 4;

    /// <summary>How many presses of a mini program are free, once.</summary>
    [Range(0, 1_000_000)]
    public int Free { get; set; } = 1000;
}

/// <summary>Proxies in front of the console.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Networks in CIDR notation whose X-Forwarded-For is believed. Empty: none.</summary>
    public string[] KnownNetworks { get; set; } = [];
}

/// <summary>How the process is run.</summary>
internal sealed class ProcessOptions
{
    public const string Section = "Hosting";

    /// <summary>Stop when standard input ends: for a parent process that must not leave an orphan behind.</summary>
    public bool StopWithInput { get; set; }
}

/// <summary>The OpenPlatforms, by key: <c>OpenPlatforms:acme:Name</c>.</summary>
internal sealed class OpenPlatformsOptions : Dictionary<string, OpenPlatformOptions>
{
    public const string Section = "OpenPlatforms";
}

/// <summary>One OpenPlatform.</summary>
internal sealed class OpenPlatformOptions
{
    /// <summary>What people call it; the key when empty.</summary>
    public string Name { get; set; } = "";
}

/// <summary>The channels, by key: <c>Channels:official:AppId</c>.</summary>
internal sealed class ChannelsOptions : Dictionary<string, ChannelOptions>
{
    public const string Section = "Channels";
}

/// <summary>One channel.</summary>
internal sealed class ChannelOptions
{
    /// <summary>WebsiteApp, OfficialAccount, MiniProgram or MobileApp.</summary>
    public ChannelKind? Kind { get; set; }

    /// <summary>The AppID that WeChat gave: wx and 16 hexadecimal digits.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The app secret; encrypted in the database.</summary>
    public string Secret { get; set; } = "";

    /// <summary>What people call it; the key when empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>WeChat's other name of the account, <c>gh_…</c>. An app launches a mini program by it.</summary>
    public string OriginalId { get; set; } = "";

    /// <summary>The key of the OpenPlatform that it is bound to, if any.</summary>
    public string OpenPlatform { get; set; } = "";

    /// <summary>The ways in that it gives. Left out: all of its kind; following only where <see cref="Follow"/> says how it is confirmed.</summary>
    public string[]? Scenarios { get; set; }

    /// <summary>What becomes of newcomers: Automatic, AskToBind or LoginOnly.</summary>
    public ChannelMode Mode { get; set; }

    /// <summary>
    /// Whether the phone number is asked for: Required, Optional or None. A mini program asks itself; after a sign-in through another channel
    /// the mini program of the same OpenPlatform asks in a step of its own.
    /// </summary>
    public PhoneAsk Phone { get; set; }

    /// <summary>Which phone button the mini program shows: Quick, or RealTime (verified now, by a message).</summary>
    public ProofStrength PhoneProof { get; set; } = ProofStrength.Quick;

    /// <summary>Whether a mini program does not ask those again whose number is on record.</summary>
    public bool PhoneReuse { get; set; }

    /// <summary>What a mini program's phone buttons may cost in a month, in CNY; left out: no limit. Passing it warns and stops nobody.</summary>
    public decimal? PhoneBudget { get; set; }

    /// <summary>The code that a screen shows for a mini program.</summary>
    public ScanCodeOptions Code { get; set; } = new();

    /// <summary>The keys of the agreements that people accept before they sign in here.</summary>
    public string[] Agreements { get; set; } = [];

    /// <summary>What WeChat tells the channel by itself.</summary>
    public PushOptions Push { get; set; } = new();

    /// <summary>Following the official account as a way in.</summary>
    public FollowOptions Follow { get; set; } = new();
}

/// <summary>Message pushes of one channel, at <c>/wechat/push/&lt;key&gt;</c>. As they are written in WeChat's console.</summary>
internal sealed class PushOptions
{
    /// <summary>3 to 32 letters and digits. Empty: nothing is received.</summary>
    public string Token { get; set; } = "";

    /// <summary>43 letters and digits. With it only encrypted pushes are received (compatible or safe mode), without it only plain ones.</summary>
    public string EncodingAesKey { get; set; } = "";

    /// <summary>The company's own address for pushes, which is sent whatever the console does not answer itself. Empty: none.</summary>
    public string Forward { get; set; } = "";
}

/// <summary>Following an official account as a way in.</summary>
internal sealed class FollowOptions
{
    /// <summary>Link, or None: scanning is the yes. Left out: following is no way in.</summary>
    public FollowConfirm? Confirm { get; set; }
}

/// <summary>The code that a screen shows for a mini program.</summary>
internal sealed class ScanCodeOptions
{
    /// <summary>Link (an ordinary code, for which a link rule is registered) or MiniProgram (one that WeChat draws).</summary>
    public ScanCodeKind Kind { get; set; }

    /// <summary>Which version a mini-program code opens: Release, Trial or Develop.</summary>
    public EnvVersion EnvVersion { get; set; }

    /// <summary>The page that a mini-program code opens.</summary>
    public string Page { get; set; } = ScanCode.DefaultPage;
}

/// <summary>The agreements, by key: <c>Agreements:terms:File</c>.</summary>
internal sealed class AgreementsOptions : Dictionary<string, AgreementOptions>
{
    public const string Section = "Agreements";
}

/// <summary>One agreement in its present version.</summary>
internal sealed class AgreementOptions
{
    /// <summary>Longest text, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>What people call it, e.g. "Terms of use".</summary>
    public string Title { get; set; } = "";

    /// <summary>The operator's name for the version, e.g. 2026-11. A new one is asked for again.</summary>
    public string Version { get; set; } = "";

    /// <summary>A file with the text: UTF-8, plain, at most 256 KB.</summary>
    public string File { get; set; } = "";
}

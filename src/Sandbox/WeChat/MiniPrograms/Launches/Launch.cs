using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

internal enum LaunchKind
{
    /// <summary>A mini program's own code.</summary>
    Code,

    /// <summary>A plain QR code of createwxaqrcode.</summary>
    SquareCode,
    Scheme,
    UrlLink,
    ShortLink,
}

/// <summary>What a code or a link opens: a page of a mini program, with a query as the page gets it.</summary>
internal sealed record Launch(LaunchKind Kind, WeChatApp App, string Page, string Query, string EnvVersion)
{
    public const string Release = "release";

    /// <summary>Null for what never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public static bool IsEnvVersion(string text) => text is Release or "trial" or "develop";
}

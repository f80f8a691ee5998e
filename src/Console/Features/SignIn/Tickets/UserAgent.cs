using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// What a User-Agent says, for people to recognise their own browser. It is the sender's word: it chooses texts and pages, never
/// what is trusted.
/// </summary>
internal static class UserAgent
{
    // Order matters: nearly every browser also claims to be Chrome and Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static Asker Describe(string? userAgent, string site) => new(site, Find(userAgent, Browsers), Find(userAgent, Systems));

    /// <summary>Inside WeChat, and not in WeCom, which carries both marks (protocol 4.5).</summary>
    public static bool IsWeChat(string? userAgent) =>
        userAgent is not null
        && userAgent.Contains("MicroMessenger/", StringComparison.OrdinalIgnoreCase)
        && !userAgent.Contains("wxwork", StringComparison.OrdinalIgnoreCase);

    /// <summary>A page inside a mini program (protocol 4.5).</summary>
    public static bool IsMiniProgram(string? userAgent) => IsWeChat(userAgent) && userAgent!.Contains("miniProgram", StringComparison.OrdinalIgnoreCase);

    /// <summary>A phone's browser: whoever looks at a code there cannot scan it. A tablet lies beside the phone, as a computer does.</summary>
    public static bool IsPhone(string? userAgent) =>
        userAgent is not null
        && userAgent.Contains("Mobile", StringComparison.Ordinal)
        && (userAgent.Contains("iPhone", StringComparison.Ordinal) || userAgent.Contains("Android", StringComparison.Ordinal));

    private static string? Find(string? userAgent, (string Mark, string Name)[] marks) =>
        userAgent is null ? null : Array.Find(marks, mark => userAgent.Contains(mark.Mark, StringComparison.Ordinal)).Name;
}

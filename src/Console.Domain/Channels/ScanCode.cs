namespace BlazorConsole.Domain.Channels;

/// <summary>What kind of code a screen shows for a mini program.</summary>
public enum ScanCodeKind
{
    /// <summary>An ordinary code with a link that a rule in WeChat's console opens the mini program for.</summary>
    Link,

    /// <summary>A mini-program code, which WeChat draws (<c>getwxacodeunlimit</c>). It needs no link rule.</summary>
    MiniProgram,
}

/// <summary>The version of a mini program that a code opens (WeChat: <c>env_version</c>).</summary>
public enum EnvVersion
{
    /// <summary>The published one.</summary>
    Release,

    /// <summary>The one that testers have.</summary>
    Trial,

    /// <summary>The one that developers have.</summary>
    Develop,
}

/// <summary>The code that a screen shows for a mini program.</summary>
/// <param name="Kind">Who draws it.</param>
/// <param name="Version">What it opens; of mini-program codes alone.</param>
/// <param name="Page">The page that it opens, without a slash before it; of mini-program codes alone.</param>
public sealed record ScanCode(ScanCodeKind Kind, EnvVersion Version, string Page)
{
    /// <summary>The confirm page of the mini program that comes with the console.</summary>
    public const string DefaultPage = "pages/sign-in/sign-in";

    /// <summary>Longest <see cref="Page"/>.</summary>
    public const int MaxPageLength = 128;

    /// <summary>An ordinary code with a link.</summary>
    public static readonly ScanCode Link = new(ScanCodeKind.Link, EnvVersion.Release, DefaultPage);

    /// <summary>Whether <paramref name="page"/> can be written into a code: no slash before it and no query behind it.</summary>
    public static bool IsPage(string page) => page.Length is > 0 and <= MaxPageLength && page[0] != '/' && page.All(IsPageCharacter);

    private static bool IsPageCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.';
}

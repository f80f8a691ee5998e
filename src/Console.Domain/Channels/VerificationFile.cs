namespace BlazorConsole.Domain.Channels;

/// <summary>
/// A small text that WeChat looks for at our address before it believes that the address is ours: at the root for a domain, in a link rule's
/// last folder for the rule.
/// </summary>
public sealed class VerificationFile
{
    /// <summary>Largest text, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1024;

    /// <summary>What every name ends with.</summary>
    public const string Ending = ".txt";

    private const int ShortestName = 6;
    private const int LongestName = 64;

    /// <summary>Longest <see cref="Name"/>.</summary>
    public const int MaxNameLength = 68;

    /// <summary>Longest <see cref="Folder"/>.</summary>
    public const int MaxFolderLength = 32;

    /// <summary>A file.</summary>
    public VerificationFile(string folder, string name, string text, ChannelId channel, DateTimeOffset addedAt)
    {
        Folder = folder;
        Name = name;
        Text = text;
        Channel = channel;
        AddedAt = addedAt;
    }

    /// <summary>Where it lies: empty for the root, otherwise an address of ours such as <c>/m</c>.</summary>
    public string Folder { get; private set; }

    /// <summary>With its ending. One name lies once in a folder.</summary>
    public string Name { get; private set; }

    /// <summary>What it says.</summary>
    public string Text { get; private set; }

    /// <summary>The channel that it was uploaded for.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Where it is found at our address.</summary>
    public string Path => $"{Folder}/{Name}";

    /// <summary>Whether WeChat gives files such names: 6 to 64 letters, digits and underscores, and the ending.</summary>
    public static bool IsName(string? name) =>
        name is not null && name.EndsWith(Ending, StringComparison.Ordinal)
        && name.Length - Ending.Length is >= ShortestName and <= LongestName
        && name.AsSpan(0, name.Length - Ending.Length).IndexOfAnyExcept(Letters) < 0;

    /// <summary>Whether it is text that can be served as one: short, and without control characters but line ends and tabs.</summary>
    public static bool IsText(string? text) =>
        text is { Length: > 0 } && System.Text.Encoding.UTF8.GetByteCount(text) <= MaxBytes
        && text.All(c => !char.IsControl(c) || c is '\r' or '\n' or '\t');

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}

using System.Globalization;
using System.Text;

namespace BlazorConsole.Domain.Accounts;

/// <summary>Nicknames as people are shown them: any script and emoji, but nothing that is invisible or breaks a line.</summary>
public static class Nickname
{
    /// <summary>
    /// Drops control characters and direction overrides, trims, and cuts to <see cref="Account.MaxNicknameLength"/> between
    /// graphemes, never inside an emoji. Null when nothing visible remains.
    /// </summary>
    public static string? Clean(string? given)
    {
        if (given is null)
            return null;

        var result = new StringBuilder();
        // Reading stops soon after the limit: a name of a megabyte costs no more than a long one.
        var graphemes = StringInfo.GetTextElementEnumerator(given.Length > 1024 ? given[..1024] : given);
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            if (result.Length + grapheme.Length > Account.MaxNicknameLength)
                break;
            result.Append(string.Concat(grapheme.EnumerateRunes().Where(IsShown)));
        }

        var name = result.ToString().Trim();
        return name.EnumerateRunes().Any(IsVisible) ? name : null;
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFFFD);

    // The last five are letters and a symbol that show nothing: Hangul fillers and the empty Braille pattern.
    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator) && !Rune.IsWhiteSpace(rune)
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800);
}

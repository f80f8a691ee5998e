using System.Globalization;
using System.Resources;

namespace BlazorConsole.Resources;

/// <summary>What is wrong with a setting of a channel; in the console in the reader's language, at start in English.</summary>
internal sealed class ChannelFaultTexts
{
    private static readonly ResourceManager Texts = new(typeof(ChannelFaultTexts));

    public static string Sentence(string code, string value) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(code, CultureInfo.CurrentUICulture) ?? code, value);
}

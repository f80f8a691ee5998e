using System.Globalization;

namespace BlazorConsole.Resources;

internal static class Language
{
    public const string Cookie = "language";
    public const string English = "en";
    public const string Chinese = "zh-Hans";

    public static readonly string[] All = [English, Chinese];

    public static string Current => CultureInfo.CurrentUICulture.Name is Chinese ? Chinese : English;

    public static string? Closest(string? asked) => asked?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };
}

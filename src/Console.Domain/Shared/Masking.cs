namespace BlazorConsole.Domain.Shared;

/// <summary>How an identifier is shown where it need not be read in full: its first and last four characters.</summary>
public static class Masking
{
    /// <summary>Shortens <paramref name="identifier"/> in the middle, e.g. <c>oX7a…9Kd2</c>; short ones become dots.</summary>
    public static string Shorten(string identifier) =>
        identifier.Length <= 8 ? "••••" : $"{identifier[..4]}…{identifier[^4..]}";
}

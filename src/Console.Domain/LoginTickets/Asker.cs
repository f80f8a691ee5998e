namespace BlazorConsole.Domain.LoginTickets;

/// <summary>Who asks for a sign-in, as the phone shows it. Only what is known: an unknown part is left out, never invented.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Browser">The browser's name, e.g. "Chrome", if known.</param>
/// <param name="System">The operating system's name, e.g. "Windows", if known.</param>
/// <param name="City">Where the request came from, as near as the table of cities knows; null where it knows nothing.</param>
/// <param name="App">The app's name, where an app asks and not a browser.</param>
public sealed record Asker(string Site, string? Browser, string? System, string? City = null, string? App = null)
{
    /// <summary>Longest value of each part.</summary>
    public const int MaxLength = 64;
}

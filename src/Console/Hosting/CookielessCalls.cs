namespace BlazorConsole.Hosting;

/// <summary>
/// Marks endpoints whose authority never comes from a cookie: what is called there proves itself by what it sends. A foreign page gains
/// nothing by calling them, so that <see cref="OwnOriginOnly"/> lets every caller through.
/// </summary>
internal sealed class CookielessCalls
{
    public static readonly CookielessCalls Instance = new();

    private CookielessCalls()
    {
    }
}

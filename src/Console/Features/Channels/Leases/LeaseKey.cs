using BlazorConsole.Hosting;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>The text of a lease's key: a word by which scanners of source code know it, and 32 random bytes.</summary>
internal static class LeaseKey
{
    private const string Prefix = "lease_";
    private const string Bearer = "Bearer ";

    public static (string Text, byte[] Hash) New()
    {
        var token = RandomToken.New();
        return (Prefix + token.Text, token.Hash);
    }

    /// <summary>The hash of the key that a request carries; null where it carries none.</summary>
    public static byte[]? HashOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } value]
        && value.StartsWith(Bearer + Prefix, StringComparison.Ordinal)
            ? RandomToken.HashOf(value[(Bearer.Length + Prefix.Length)..])
            : null;
}

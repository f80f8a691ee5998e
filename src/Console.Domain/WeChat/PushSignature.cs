using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BlazorConsole.Domain.WeChat;

/// <summary>
/// The signature of a message push (WeChat: message push, signatures): SHA-1 over the parts in byte order, joined without anything between.
/// </summary>
public static class PushSignature
{
    /// <summary>Signs token, timestamp and nonce; of an encrypted push the ciphertext too.</summary>
    /// <param name="parts">In any order.</param>
    /// <returns>40 lower-case hexadecimal digits.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "WeChat's algorithm; the encrypted modes protect what matters.")]
    public static string Of(params ReadOnlySpan<string> parts)
    {
        string[] sorted = [.. parts];
        Array.Sort(sorted, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
    }

    /// <summary>Whether <paramref name="signature"/> is that of the parts; takes the same time for every answer.</summary>
    public static bool Matches(string? signature, params ReadOnlySpan<string> parts) =>
        signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.ASCII.GetBytes(Of(parts)));
}

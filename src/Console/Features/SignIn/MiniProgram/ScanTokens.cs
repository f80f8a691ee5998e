using System.Security.Cryptography;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>Scan tokens as a mini program sends them; only their hash is stored.</summary>
internal static class ScanTokens
{
    /// <summary>SHA-256 of the token, or null where it has not the shape of one.</summary>
    public static byte[]? HashOf(string? token)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Base64UrlText.TryDecode(token, bytes) ? SHA256.HashData(bytes) : null;
    }
}

using System.Security.Cryptography;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Hosting;

/// <summary>A token that we hand out, in a cookie or to a mini program, and the hash that is stored of it: SHA-256 of its 32 bytes.</summary>
internal sealed record RandomToken(string Text, byte[] Hash)
{
    public static RandomToken New() => Of(RandomNumberGenerator.GetBytes(32));

    /// <param name="bytes">32 bytes that nobody can guess.</param>
    public static RandomToken Of(byte[] bytes) => new(Base64UrlText.Encode(bytes), SHA256.HashData(bytes));

    /// <summary>A token that comes back, or null where it has not the shape of one.</summary>
    public static RandomToken? Read(string? text) => text is not null && HashOf(text) is { } hash ? new RandomToken(text, hash) : null;

    /// <summary>The hash of a token that comes back, or null where it has not the shape of one.</summary>
    public static byte[]? HashOf(string? text)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Base64UrlText.TryDecode(text, bytes) ? SHA256.HashData(bytes) : null;
    }
}

using System.Buffers;
using System.Buffers.Text;

namespace BlazorConsole.Domain.Shared;

/// <summary>Random values as they travel in links and cookies: base64url without padding (RFC 4648, 5).</summary>
public static class Base64UrlText
{
    /// <summary>Writes bytes as text.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads text that must fill <paramref name="bytes"/> exactly; anything else, of any characters, is refused.</summary>
    public static bool TryDecode(string? text, Span<byte> bytes) =>
        text is not null
        && text.Length == Base64Url.GetEncodedLength(bytes.Length)
        && Base64Url.DecodeFromChars(text, bytes, out var consumed, out var written) is OperationStatus.Done
        && consumed == text.Length
        && written == bytes.Length;
}

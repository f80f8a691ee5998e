using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>
/// Signs and encrypts as WeChat does: SHA-1 over the sorted parts; AES-256-CBC over 16 random bytes, four bytes of length, the text and the
/// AppID, padded to blocks of 32.
/// </summary>
internal static class PushCrypto
{
    private const int HeadBytes = 16;
    private const int LengthBytes = 4;
    private const int PaddingBlock = 32;

    [SuppressMessage("Security", "CA5350", Justification = "WeChat's algorithm.")]
    public static string Sign(params string[] parts) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));

    public static string Encrypt(string text, PushSettings settings, WeChatApp app)
    {
        var message = Encoding.UTF8.GetBytes(text);
        byte[] length = [(byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length];
        byte[] content = [.. RandomNumberGenerator.GetBytes(HeadBytes), .. length, .. message, .. Encoding.UTF8.GetBytes(app.AppId)];
        var padding = PaddingBlock - (content.Length % PaddingBlock);
        using var aes = Key(settings);
        byte[] padded = [.. content, .. Enumerable.Repeat((byte)padding, padding)];
        return Convert.ToBase64String(aes.EncryptCbc(padded, Iv(aes), PaddingMode.None));
    }

    /// <summary>Null for what WeChat could not decrypt, or what is another app's.</summary>
    public static string? Decrypt(string encrypted, PushSettings settings, WeChatApp app)
    {
        var bytes = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, bytes, out var written) || written == 0 || written % 16 != 0)
            return null;
        using var aes = Key(settings);
        var plain = aes.DecryptCbc(bytes.AsSpan(0, written), Iv(aes), PaddingMode.None);
        var end = plain.Length - plain[^1];
        if (plain[^1] is 0 or > PaddingBlock || end < HeadBytes + LengthBytes)
            return null;

        var length = (plain[HeadBytes] << 24) | (plain[HeadBytes + 1] << 16) | (plain[HeadBytes + 2] << 8) | plain[HeadBytes + 3];
        var start = HeadBytes + LengthBytes;
        if (length < 0 || length > end - start || Encoding.UTF8.GetString(plain.AsSpan((start + length)..end)) != app.AppId)
            return null;
        return Encoding.UTF8.GetString(plain, start, length);
    }

    private static Aes Key(PushSettings settings)
    {
        var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(settings.EncodingAesKey + "=");
        return aes;
    }

    private static byte[] Iv(Aes aes) => aes.Key[..16];
}

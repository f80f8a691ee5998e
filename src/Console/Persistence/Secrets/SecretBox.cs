using System.Security.Cryptography;
using System.Text;

namespace BlazorConsole.Persistence.Secrets;

/// <summary>
/// AES-256-GCM over small values: <c>nonce (12) ‖ tag (16) ‖ ciphertext</c>. The purpose is authenticated with the value, so that a
/// value moved to another column or row does not open.
/// </summary>
internal static class SecretBox
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, string purpose)
    {
        var box = new byte[NonceBytes + TagBytes + value.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            box.AsSpan(0, NonceBytes), value, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(purpose));
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another purpose, or a changed value.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, string purpose)
    {
        if (box.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Too short for an encrypted value.");

        var value = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), value, Encoding.UTF8.GetBytes(purpose));
        return value;
    }
}

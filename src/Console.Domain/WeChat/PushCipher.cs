using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.WeChat;

/// <summary>
/// The encryption of message pushes and of the replies to them (WeChat: message push, encryption): AES-256-CBC over 16 random bytes, the
/// length of the message, the message and the AppID, padded to 32 bytes.
/// </summary>
/// <param name="key">The app's key.</param>
/// <param name="appId">The app: what was encrypted for another one is refused.</param>
public sealed class PushCipher(EncodingAesKey key, WeChatAppId appId)
{
    /// <summary>Longest ciphertext in characters of base64.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>How many random bytes come first.</summary>
    public const int RandomBytes = 16;

    private const int PaddingBlock = 32;
    private const int LengthBytes = sizeof(int);

    // Throws for bytes that are no UTF-8, where the default would put question marks.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encrypts a message.</summary>
    public string Encrypt(string message) => Encrypt(message, RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Encrypts a message with given random bytes, as a test vector needs it.</summary>
    public string Encrypt(string message, ReadOnlySpan<byte> random)
    {
        var text = Strict.GetBytes(message);
        var trailer = Encoding.ASCII.GetBytes(appId.Value);
        var length = RandomBytes + LengthBytes + text.Length + trailer.Length;
        var padding = PaddingBlock - (length % PaddingBlock);
        var plain = new byte[length + padding];
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), text.Length);
        text.CopyTo(plain, RandomBytes + LengthBytes);
        trailer.CopyTo(plain, RandomBytes + LengthBytes + text.Length);
        plain.AsSpan(length).Fill((byte)padding);

        using var aes = NewAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, Iv, PaddingMode.None));
    }

    /// <summary>
    /// Decrypts a message. Wrong key, length, padding, trailer and encoding are all one refusal, and every check is made before it, so that
    /// nothing tells them apart.
    /// </summary>
    public Result<string> Decrypt(string? encrypted)
    {
        if (encrypted is not { Length: > 0 and <= MaxLength })
            return PushErrors.Refused;

        var cipher = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var written) || written == 0 || written % PaddingBlock != 0)
            return PushErrors.Refused;

        using var aes = NewAes();
        return Unpack(aes.DecryptCbc(cipher.AsSpan(0, written), Iv, PaddingMode.None));
    }

    private ReadOnlySpan<byte> Iv => key.Bytes[..16];

    private Result<string> Unpack(ReadOnlySpan<byte> plain)
    {
        // Not the padding mode of the library: that knows blocks of 16 bytes only, and WeChat pads up to 32.
        var padding = plain[^1];
        var isPadded = padding is >= 1 and <= PaddingBlock;
        var content = plain[..^(isPadded ? padding : 1)];
        isPadded &= !plain[content.Length..].ContainsAnyExcept(padding);

        var start = RandomBytes + LengthBytes;
        var length = content.Length >= start ? BinaryPrimitives.ReadInt32BigEndian(content[RandomBytes..]) : -1;
        var fits = length >= 0 && length <= content.Length - start;
        var trailer = fits ? content[(start + length)..] : [];
        var isOurs = CryptographicOperations.FixedTimeEquals(trailer, Encoding.ASCII.GetBytes(appId.Value));
        if (!(isPadded & fits & isOurs))
            return PushErrors.Refused;

        try
        {
            return Strict.GetString(content.Slice(start, length));
        }
        catch (DecoderFallbackException)
        {
            return PushErrors.Refused;
        }
    }

    private Aes NewAes()
    {
        var aes = Aes.Create();
        aes.SetKey(key.Bytes);
        return aes;
    }
}

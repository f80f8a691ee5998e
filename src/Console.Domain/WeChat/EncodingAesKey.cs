namespace BlazorConsole.Domain.WeChat;

/// <summary>The key of an app's encrypted pushes as WeChat's console shows it: 43 letters and digits, which are 32 bytes of base64.</summary>
public sealed class EncodingAesKey
{
    /// <summary>Length of its text.</summary>
    public const int Length = 43;

    private readonly byte[] _bytes;

    private EncodingAesKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The 32 bytes.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads a key; the two spare bits of the last character mean nothing and may be anything.</summary>
    public static EncodingAesKey? TryParse(string? text)
    {
        if (text is not { Length: Length } || !text.All(char.IsAsciiLetterOrDigit))
            return null;

        var bytes = new byte[33];
        return Convert.TryFromBase64String(text + "=", bytes, out var written) && written == 32 ? new EncodingAesKey(bytes[..32]) : null;
    }

    /// <summary>Says nothing: the key never reaches a log by interpolation.</summary>
    public override string ToString() => nameof(EncodingAesKey);
}

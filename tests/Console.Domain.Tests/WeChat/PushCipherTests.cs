using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class PushCipherTests
{
    private const string KeyText = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private const string Short = "B4PcXgtThYsrOQnzxvXRUHdcSGLrMfEsX944FpcTttfv2E4NHPYB/ua7wJvpbFwovIKsdy3w6bZ5/aw6oq6rfw==";

    private const string LongMessage =
        "<xml><ToUserName><![CDATA[gh_0a1b2c3d4e5f]]></ToUserName><FromUserName><![CDATA[oSim0000000000000000000000001]]></FromUserName>"
        + "<CreateTime>1795000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[SCAN]]></Event>"
        + "<EventKey><![CDATA[login_7f3c]]></EventKey><Ticket><![CDATA[gQSimTicket]]></Ticket></xml>";

    private const string Long =
        "B4PcXgtThYsrOQnzxvXRUGfxVGYkkGshCVlWfUAbKBxUyNUKTAdz1+88ajKtEtXRNuHXrmeJgESJQB4V5MSJYNrAxdLIXXZzuYCN43/zKXCQy5fRYP/rcVqKrNbxcYLe3+5KR71mk7mwQ2qFAcgOeXBi46MLlURVlEbwCORHgJtKA+HXa4Pf75rENKCCt46J"
        + "BKjGe8wJq8hdkMH4YkB+g2KMnmd2ibJLWvOWGmbl37UrifDk2sebGKcIhvaW1O1dxkyE5HyuN3xmAdRWVuOlyyw3bGb02Vj71a9P8aLeOP4sz1frZG5+n4XnHUYCxdLP8Kv+4aUi0uogZ+BehzrN4w8m9h+Um9tLNnAN0aGcMtPiWsNooHjN7Zg+Ald2qeCw"
        + "XkU8SsYLRiUrdQcWNs665XTEarKez/bZHBaeaoGd5ntAbUTTCr7I45bkXiQnUkyGvVP/JeWJK9ENrUMOO7UMo05b4Y47N6SDO4SM9LUz8sTXGwfg9ZjDwcEDE6HSXwEn";

    private static readonly PushCipher Cipher = new(EncodingAesKey.TryParse(KeyText)!, Given.AppId);

    private static readonly byte[] Random16 = Encoding.ASCII.GetBytes("0123456789abcdef");

    [Theory]
    [InlineData("""{"Event":"debug_demo"}""", Short, "b840d9731150001e86a842c85f665361c7321c7b")] // V5
    [InlineData(LongMessage, Long, "174739bc790f1d890afe3bedad469fb3e5a691f3")] // V6: padded by 28 bytes
    public void Message_OfTheVector_IsWeChatsBothWays(string message, string encrypted, string signature)
    {
        Assert.Equal(encrypted, Cipher.Encrypt(message, Random16));
        Assert.Equal(message, Cipher.Decrypt(encrypted).Value);
        Assert.True(PushSignature.Matches(signature, "simtoken2026", "1795000000", "8842017", encrypted));
    }

    [Fact]
    public void Message_OfEveryLength_ComesBackAsItWas()
    {
        for (var length = 0; length <= 70; length++)
        {
            var message = new string('字', length / 2) + new string('x', length % 2);

            Assert.Equal(message, Cipher.Decrypt(Cipher.Encrypt(message)).Value);
        }
    }

    [Fact]
    public void Message_EncryptedTwice_LooksDifferent() => Assert.NotEqual(Cipher.Encrypt("x"), Cipher.Encrypt("x"));

    [Fact]
    public void Message_ForAnotherApp_IsRefused()
    {
        var other = new PushCipher(EncodingAesKey.TryParse(KeyText)!, WeChatAppId.Parse("wxfedcba9876543210"));

        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(other.Encrypt("x")).Error);
    }

    [Fact]
    public void Message_UnderAnotherKey_IsRefused()
    {
        var other = new PushCipher(EncodingAesKey.TryParse(KeyText.Replace('a', 'z'))!, Given.AppId);

        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(other.Encrypt("x")).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    public void Ciphertext_OfNoPossibleShape_IsRefused(string encrypted) => Assert.Equal(PushErrors.Refused, Cipher.Decrypt(encrypted).Error);

    [Fact]
    public void Ciphertext_TooLongOrMissing_IsRefused()
    {
        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(Convert.ToBase64String(new byte[96 * 1024])).Error);
        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(null).Error);
    }

    [Fact]
    public void EveryByteChanged_NeverIsAMessageOfAnotherApp() // attack case C3's kin: nothing tells the reasons apart
    {
        var bytes = Convert.FromBase64String(Short);
        for (var at = 16; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x20;
            var decrypted = Cipher.Decrypt(Convert.ToBase64String(bytes));
            bytes[at] ^= 0x20;

            // CBC carries a change into two blocks; neither the length nor the app nor the padding may be left as they were by chance.
            Assert.True(!decrypted.Succeeded || decrypted.Value.Length == 22);
            Assert.True(decrypted.Succeeded || decrypted.Error == PushErrors.Refused);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void Padding_OutsideOneToThirtyTwo_IsRefused(byte padding)
    {
        var plain = new byte[64];
        plain.AsSpan().Fill(padding);
        "\0\0\0\u0001x"u8.CopyTo(plain.AsSpan(16));
        Encoding.ASCII.GetBytes(Given.AppId.Value).CopyTo(plain, 21);

        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(EncryptRaw(plain)).Error);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(1000)]
    public void Length_BeyondTheText_IsRefused(int length)
    {
        var plain = Plain(length, "x"u8);

        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(EncryptRaw(plain)).Error);
    }

    [Fact]
    public void Text_ThatIsNoUtf8_IsRefused()
    {
        Assert.Equal(PushErrors.Refused, Cipher.Decrypt(EncryptRaw(Plain(1, [0xFF]))).Error);
        Assert.Equal("x", Cipher.Decrypt(EncryptRaw(Plain(1, "x"u8))).Value);
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP+")]
    [InlineData(null)]
    public void Key_OfAnotherShape_IsNone(string? text) => Assert.Null(EncodingAesKey.TryParse(text));

    [Fact]
    public void Key_WithSpareBits_IsTheSameKey()
    {
        // The last character carries four bits of the key and two of nothing: Q and R differ in those two alone.
        var other = new PushCipher(EncodingAesKey.TryParse(KeyText[..^1] + "R")!, Given.AppId);

        Assert.Equal("x", other.Decrypt(Cipher.Encrypt("x")).Value);
        Assert.DoesNotContain("abc", EncodingAesKey.TryParse(KeyText)!.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Plain(int length, ReadOnlySpan<byte> text)
    {
        byte[] content = [.. Random16, .. BitConverter.GetBytes(length).Reverse(), .. text, .. Encoding.ASCII.GetBytes(Given.AppId.Value)];
        var padding = 32 - (content.Length % 32);
        return [.. content, .. Enumerable.Repeat((byte)padding, padding)];
    }

    private static string EncryptRaw(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(KeyText + "=");
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}

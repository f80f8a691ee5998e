using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class EncryptedDataTests
{
    private const string SessionKey = "MDEyMzQ1Njc4OTo7PD0+Pw==";

    private const string Iv = "YWJjZGVmZ2hpamtsbW5vcA==";

    private const string Data =
        "u1s+24VCgjJGKzyzPr/IbVlRO0yf+x81dkTeOXU5U7n8+gVRghESJFUQIDrO9LrrhyKNHtb/CrKizJSnn1hlR8AWD4TlR9Pup5Tnffhb/HoWKVn/DMqsdf00"
        + "RxI4qTtJM7CIMW+ffvp9LNbTLTVzSAcsVutyAJUm2IaY9mnVtyeLps49h37OLPT2N3/cj0DmvscCAuUh7SAwB1M8kV7CVw==";

    private static readonly DateTimeOffset Made = DateTimeOffset.FromUnixTimeSeconds(1795000000);

    [Fact]
    public void Data_OfTheVector_IsDecrypted() // V3
    {
        var data = EncryptedData.Decrypt(SessionKey, Iv, Data, Given.AppId, Made);

        Assert.Equal("13900001234", data.Value.GetProperty("purePhoneNumber").GetString());
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Data_KeptByWhoever_IsGoodForFiveMinutes(int age, bool isGood) => // attack case C5
        Assert.Equal(isGood, EncryptedData.Decrypt(SessionKey, Iv, Data, Given.AppId, Made.AddSeconds(age)).Succeeded);

    [Fact]
    public void Data_OfAnotherApp_IsRefused() => Assert.Equal(
        EncryptedData.Refused, EncryptedData.Decrypt(SessionKey, Iv, Data, WeChatAppId.Parse("wxfedcba9876543210"), Made).Error);

    [Fact]
    public void Data_WrongInAnyWay_IsOneRefusal() // attack case C3
    {
        var otherKey = Convert.ToBase64String(new byte[16]);
        (string Key, string Iv, string Data)[] wrong =
        [
            (otherKey, Iv, Data), (SessionKey, otherKey, Data), (SessionKey, Iv, Data[..^24]), (SessionKey, Iv, ""), (SessionKey, Iv, "????"),
            ("", Iv, Data), (SessionKey, "", Data), (SessionKey, "YWJj", Data), (Convert.ToBase64String(new byte[32]), Iv, Data),
            (SessionKey, Iv, Convert.ToBase64String(new byte[1024 * 1024])), (SessionKey, Iv, Encrypt("no json")), (SessionKey, Iv, Encrypt("[]")),
            (SessionKey, Iv, Encrypt("{}")), (SessionKey, Iv, Encrypt("""{"watermark":{"appid":"wx0123456789abcdef","timestamp":"1795000000"}}""")),
            (SessionKey, Iv, Encrypt("""{"watermark":{"appid":"wx0123456789abcdef","timestamp":-9223372036854775808}}""")),
            (SessionKey, Iv, Encrypt("""{"watermark":{"appid":"wx0123456789abcdef","timestamp":1795000000},"watermark":{}}""")),
        ];

        Assert.All(wrong, given => Assert.Equal(EncryptedData.Refused, EncryptedData.Decrypt(given.Key, given.Iv, given.Data, Given.AppId, Made).Error));
        Assert.True(EncryptedData.Decrypt(
            SessionKey, Iv, Encrypt("""{"watermark":{"appid":"wx0123456789abcdef","timestamp":1795000000}}"""), Given.AppId, Made).Succeeded);
    }

    [Fact]
    public void SessionSignatures_OfTheVectors_AreWeChats() // V1, V2
    {
        const string RawData =
            """{"nickName":"阿测","gender":0,"language":"zh_CN","city":"","province":"","country":"","avatarUrl":"https://img.example/a.png"}""";

        Assert.Equal("1c707ad0e28fe59d8de580943a90341943ad6dbb6ef91e3039a5119bc635fd9c", SessionSignature.CheckSession(SessionKey));
        Assert.Equal("eef18830f4efda59be451d27a5ead84fc96c2d5c", SessionSignature.OfRawData(RawData, SessionKey));
    }

    private static string Encrypt(string text)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(SessionKey);
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(Iv)));
    }
}

using BlazorConsole.Sandbox.WeChat.MiniPrograms;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>Values that were computed elsewhere.</summary>
public sealed class OpenDataTests
{
    private const string Key = "MDEyMzQ1Njc4OTo7PD0+Pw==";

    [Fact]
    public void KeySignature_OfTheVector_IsTheVectors() =>
        Assert.Equal("1c707ad0e28fe59d8de580943a90341943ad6dbb6ef91e3039a5119bc635fd9c", OpenData.KeySignature(Key));

    [Fact]
    public void RawDataSignature_OfTheVector_IsTheVectors() => Assert.Equal(
        "eef18830f4efda59be451d27a5ead84fc96c2d5c",
        OpenData.RawDataSignature(
            """{"nickName":"阿测","gender":0,"language":"zh_CN","city":"","province":"","country":"","avatarUrl":"https://img.example/a.png"}""", Key));

    [Fact]
    public void Encrypt_OfTheVectorsNumber_IsTheVectors()
    {
        var plaintext = OpenData.Text(PhoneInfo.Of(PhoneNumber.Of("+86 13900001234"), new(1795000000, "wx0123456789abcdef")));

        Assert.Equal(
            "u1s+24VCgjJGKzyzPr/IbVlRO0yf+x81dkTeOXU5U7n8+gVRghESJFUQIDrO9LrrhyKNHtb/CrKizJSnn1hlR8AWD4TlR9Pup5Tnffhb/HoWKVn/DMqsdf00RxI4qTtJ"
            + "M7CIMW+ffvp9LNbTLTVzSAcsVutyAJUm2IaY9mnVtyeLps49h37OLPT2N3/cj0DmvscCAuUh7SAwB1M8kV7CVw==",
            OpenData.Encrypt(plaintext, Key, "YWJjZGVmZ2hpamtsbW5vcA=="));
    }
}

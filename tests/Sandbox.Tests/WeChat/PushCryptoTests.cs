using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;
using BlazorConsole.Sandbox.WeChat.Pushes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

public sealed class PushCryptoTests
{
    private static readonly PushSettings Settings = new("http://localhost/", "simtoken2026", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ");

    private static readonly WeChatApp App = new("x", WeChatAppKind.OfficialAccount, "X", "wx0123456789abcdef", "s", "gh_x");

    [Fact]
    public void Vectors_OfTheProtocol_AreReadAndSigned()
    {
        const string Encrypted = "B4PcXgtThYsrOQnzxvXRUHdcSGLrMfEsX944FpcTttfv2E4NHPYB/ua7wJvpbFwovIKsdy3w6bZ5/aw6oq6rfw==";

        Assert.Equal("f95ce7ddb4bcf7f4fb273022acc088a452375acd", PushCrypto.Sign(Settings.Token, "1795000000", "8842017"));
        Assert.Equal("b840d9731150001e86a842c85f665361c7321c7b", PushCrypto.Sign(Settings.Token, "1795000000", "8842017", Encrypted));
        Assert.Equal("""{"Event":"debug_demo"}""", PushCrypto.Decrypt(Encrypted, Settings, App));
        Assert.Null(PushCrypto.Decrypt(Encrypted, Settings, App with { AppId = "wxfedcba9876543210" }));
    }

    [Fact]
    public void Text_OfEveryLength_ComesBack()
    {
        for (var length = 0; length < 70; length++)
            Assert.Equal(new string('x', length), PushCrypto.Decrypt(PushCrypto.Encrypt(new string('x', length), Settings, App), Settings, App));
    }

    [Fact]
    public void Settings_OfASeed_AreGoodAndTheirOwn()
    {
        var options = new SandboxOptions();
        var (seed, other) = (new Seed(options), new Seed(options with { Seed = "another" }));
        var settings = PushSettings.Of(App, seed, new Origins(options));

        Assert.Null(settings.Mistake());
        Assert.Contains(settings.EncodingAesKey[^1], "AEIMQUYcgkosw048");
        Assert.NotEqual(settings.EncodingAesKey, PushSettings.Of(App, other, new Origins(options)).EncodingAesKey);
    }
}

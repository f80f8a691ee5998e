using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class PushMessageTests
{
    [Fact]
    public void Event_InXml_IsReadInAnyOrderWithAndWithoutCdata()
    {
        var push = Read("""
            <xml>
              <EventKey><![CDATA[qrscene_login_7f3c]]></EventKey>
              <MsgType>event</MsgType> <Event>  Subscribe </Event>
              <CreateTime>1795000000</CreateTime>
              <FromUserName><![CDATA[oSim0000000000000000000000001]]></FromUserName><ToUserName>gh_0a1b2c3d4e5f</ToUserName>
              <Ticket/>
            </xml>
            """);

        Assert.True(push.Is("subscribe"));
        Assert.Equal(("qrscene_login_7f3c", "gh_0a1b2c3d4e5f", ""), (push.EventKey, push.To, push["Ticket"]));
        Assert.Equal("oSim0000000000000000000000001", push.From!.Value.Value);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795000000), push.CreatedAt);
        Assert.Equal(PushFormat.Xml, push.Format);
    }

    [Fact]
    public void PrivacyEvent_InJson_IsReadByTrimmedNamesOfAnyCase()
    {
        var push = Read("""{" ToUserName":"gh_x","MsgType":"Event","Event":"user_authorization_revoke"," openid ":"oSim","appid":"wx1","RevokeInfo":8,"CreateTime":1795000000}""");

        Assert.Equal(("oSim", "wx1", "8", "gh_x"), (push["OpenID"], push["AppID"], push["RevokeInfo"], push.To));
        Assert.True(push.Is("USER_AUTHORIZATION_REVOKE"));
        Assert.Equal(PushFormat.Json, push.Format);
    }

    [Fact]
    public void Message_ThatIsNoEvent_HasNone()
    {
        var push = Read("<xml><MsgType>text</MsgType><Event>SCAN</Event><MsgId>7</MsgId><FromUserName>a b</FromUserName></xml>");

        Assert.Null(push.Event);
        Assert.Null(push.From);
        Assert.Equal("7", push.MessageId);
    }

    [Fact]
    public void Field_WithFieldsInside_IsPassedOver()
    {
        var push = Read("<xml><ScanCodeInfo><ScanType>qrcode</ScanType><Event>SCAN</Event></ScanCodeInfo><MsgType>event</MsgType><Event>scancode_push</Event></xml>");

        Assert.True(push.Is("scancode_push"));
        Assert.Null(push["ScanCodeInfo"]);
        Assert.True(Read("""{"ScanCodeInfo":{"Event":"SCAN"},"MsgType":"event","Event":"x","List":[1]}""").Is("x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("success")]
    [InlineData("<xml>")]
    [InlineData("<xml><a></b></xml>")]
    [InlineData("<xml/><xml/>")]
    [InlineData("<other><Event>SCAN</Event></other>")]
    [InlineData("<xml><Event>SCAN</Event><Event>subscribe</Event></xml>")] // attack case B15: twice
    [InlineData("<xml><Event>SCAN</Event><event>subscribe</event></xml>")]
    [InlineData("""{"Event":"SCAN","Event":"subscribe"}""")]
    [InlineData("""{"Event":"SCAN"," event":"subscribe"}""")]
    [InlineData("{\"Event\":\"\\ud800\"}")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Event>&e;</Event></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><xml><Event>&b;</Event></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>")]
    public void Text_ThatIsNoPush_IsRefused(string text) => Assert.Equal(PushErrors.Refused, PushMessage.Read(text).Error);

    [Fact]
    public void Text_TooLongTooDeepOrTooWide_IsRefusedInNoTime() // attack cases B15, N3, N10
    {
        var started = Stopwatch.GetTimestamp();
        string[] texts =
        [
            $"<xml><Content>{new string('x', PushMessage.MaxLength)}</Content></xml>",
            $"<xml>{string.Concat(Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<f{i}/>")))}</xml>",
            $"{string.Concat(Enumerable.Repeat("{\"a\":", 9000))}1{new string('}', 9000)}",
        ];

        Assert.All(texts, text => Assert.Equal(PushErrors.Refused, PushMessage.Read(text).Error));
        // Deep XML is passed over without depth of our own.
        var deep = $"<xml><a>{string.Concat(Enumerable.Repeat("<a>", 7000))}{string.Concat(Enumerable.Repeat("</a>", 7000))}</a></xml>";
        Assert.Null(Read(deep)["a"]);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void RandomTexts_NeverThrow() // attack case N3
    {
        var seed = new byte[8];
        const string Letters = "<>/xml![]CDATA&;\"{}:, Event\\u\u0000é";
        for (var round = 0; round < 20_000; round++)
        {
            BitConverter.TryWriteBytes(seed, round);
            var bytes = System.Security.Cryptography.SHA256.HashData(seed);
            var text = new StringBuilder(round % 3 == 0 ? "<xml>" : round % 3 == 1 ? "{\"Event\":" : "");
            foreach (var value in bytes)
                text.Append(Letters[value % Letters.Length]);

            var read = PushMessage.Read(text.ToString());

            Assert.True(read.Succeeded || read.Error == PushErrors.Refused);
        }
    }

    [Fact]
    public void Time_ThatIsNone_IsNone()
    {
        Assert.Null(Read("<xml><CreateTime>soon</CreateTime></xml>").CreatedAt);
        Assert.Null(Read("<xml><CreateTime>-1</CreateTime></xml>").CreatedAt);
        Assert.Null(Read("<xml><CreateTime>999999999999999</CreateTime></xml>").CreatedAt);
    }

    private static PushMessage Read(string text)
    {
        Result<PushMessage> read = PushMessage.Read(text);
        Assert.True(read.Succeeded);
        return read.Value;
    }
}

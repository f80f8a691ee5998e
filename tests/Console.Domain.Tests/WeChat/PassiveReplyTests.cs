using System.Text.Json;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class PassiveReplyTests
{
    private const string Hostile = "]]></Content><Event>x</Event> & <b> \u0007字";

    [Theory]
    [InlineData("<xml><ToUserName>gh_1</ToUserName><FromUserName>oSim</FromUserName></xml>")]
    [InlineData("""{"ToUserName":"gh_1","FromUserName":"oSim"}""")]
    public void Text_ToASender_IsWrittenAsThePushWasAndCannotBreakOut(string push)
    {
        var reply = PassiveReply.Text(PushMessage.Read(push).Value!, Hostile, Given.Now);
        var read = PushMessage.Read(reply).Value!;

        Assert.Equal(PushMessage.Read(push).Value!.Format, read.Format);
        Assert.Equal(("oSim", "gh_1", "text", Given.Now), (read["ToUserName"], read["FromUserName"], read["MsgType"], read.CreatedAt));
        Assert.Equal("]]></Content><Event>x</Event> & <b> 字", read["Content"]!.Replace("\u0007", "", StringComparison.Ordinal));
        Assert.Null(read["Event"]);
    }

    [Fact]
    public void Envelope_InBothFormats_IsSigned()
    {
        var xml = PushMessage.Read(PassiveReply.Envelope("c2VjcmV0", "token", "nonce", PushFormat.Xml, Given.Now)).Value!;
        using var json = JsonDocument.Parse(PassiveReply.Envelope("c2VjcmV0", "token", "nonce", PushFormat.Json, Given.Now));

        Assert.True(PushSignature.Matches(xml["MsgSignature"], "token", xml["TimeStamp"]!, xml["Nonce"]!, xml.Encrypted!));
        Assert.Equal(JsonValueKind.Number, json.RootElement.GetProperty("TimeStamp").ValueKind);
        Assert.Equal(xml["MsgSignature"], json.RootElement.GetProperty("MsgSignature").GetString());
    }
}

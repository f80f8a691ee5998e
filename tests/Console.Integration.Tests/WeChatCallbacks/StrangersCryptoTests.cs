using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using System.Xml.Linq;
using BlazorConsole.Domain.WeChat;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>Others read and write the same wire: their library against our pushes, our replies and our pretend WeChat.</summary>
public sealed class StrangersCryptoTests(FollowedConsole followed) : IClassFixture<FollowedConsole>
{
    private const string Nonce = "8842017";

    [Fact]
    public async Task Push_EncryptedByTheLibrary_IsUnderstoodAndTheReplyOpensThere()
    {
        using var screen = await Screen.OpenAsync(followed.Console);
        var (ticket, url) = await followed.NewCodeAsync(screen);
        await followed.ScanAsync("load-601", url);
        var sent = (await followed.TriesAsync())[^1];
        var query = HttpUtility.ParseQueryString(new Uri((string)sent["url"]!).Query);

        // What our pretend WeChat pushed, as the library reads it.
        var pushed = await StrangersCrypto.RunAsync(
            followed, query["timestamp"]!, query["nonce"]!, encrypted: XElement.Parse((string)sent["body"]!).Element("Encrypt")!.Value);
        Assert.Equal(query["msg_signature"], (string?)pushed["signature"]);
        Assert.Equal(followed.Console.OfficialAccount.AppId, (string?)pushed["id"]);
        var message = XElement.Parse((string)pushed["message"]!);
        Assert.Equal("subscribe", message.Element("Event")!.Value);

        // The same event a second later, as the library pushes it, and our reply as it opens there.
        message.Element("CreateTime")!.Value = (long.Parse(message.Element("CreateTime")!.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        var timestamp = followed.Console.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var theirs = await StrangersCrypto.RunAsync(followed, timestamp, Nonce, message.ToString());
        var reply = XElement.Parse(await PushAsync($"msg_signature={theirs["signature"]}&encrypt_type=aes&timestamp={timestamp}&nonce={Nonce}", (string)theirs["encrypted"]!));
        var opened = await StrangersCrypto.RunAsync(
            followed, reply.Element("TimeStamp")!.Value, reply.Element("Nonce")!.Value, encrypted: reply.Element("Encrypt")!.Value);

        Assert.Equal(reply.Element("MsgSignature")!.Value, (string?)opened["signature"]);
        Assert.Equal(followed.Console.OfficialAccount.AppId, (string?)opened["id"]);
        Assert.Contains(ticket.Id, XElement.Parse((string)opened["message"]!).Element("Content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_EncryptedByTheLibrary_IsReadByOurPretendWeChat()
    {
        await using var company = await ConsoleDoor.OpenAsync(0, AnswerAsync);
        var settings = await followed.WeChatAsync(HttpMethod.Get, "/sandbox/pushes/official");
        var ours = (string)settings["url"]!;
        settings["url"] = company.Address;
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings);

        var chat = await followed.PhoneAsync("follow", "load-602");

        Assert.Equal("written by others 字", (string?)Assert.Single(chat["messages"]!.AsArray())!["text"]);
        settings["url"] = ours;
        await followed.WeChatAsync(HttpMethod.Put, "/sandbox/pushes/official", settings);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.WriteAsync(context.Request.Query["echostr"].ToString());
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var (timestamp, nonce) = (context.Request.Query["timestamp"].ToString(), context.Request.Query["nonce"].ToString());
        var pushed = await StrangersCrypto.RunAsync(
            followed, timestamp, nonce, encrypted: XElement.Parse(await reader.ReadToEndAsync()).Element("Encrypt")!.Value);
        var reply = PassiveReply.Text(PushMessage.Read((string)pushed["message"]!).Value!, "written by others 字", followed.Console.Clock.GetUtcNow());
        var theirs = await StrangersCrypto.RunAsync(followed, timestamp, nonce, reply);
        await context.Response.WriteAsync(new XElement(
            "xml", new XElement("Encrypt", (string)theirs["encrypted"]!), new XElement("MsgSignature", (string)theirs["signature"]!),
            new XElement("TimeStamp", timestamp), new XElement("Nonce", nonce)).ToString());
    }

    private async Task<string> PushAsync(string query, string encrypted)
    {
        using var client = followed.Console.Server.CreateClient();
        using var content = new StringContent($"<xml><Encrypt>{encrypted}</Encrypt></xml>", Encoding.UTF8, "text/xml");
        using var answer = await client.PostAsync(new Uri($"{followed.Console.Origin}/wechat/push/official?{query}"), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}

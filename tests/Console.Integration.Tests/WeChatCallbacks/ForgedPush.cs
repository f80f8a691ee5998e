using System.Globalization;
using System.Net;
using System.Text;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>A push as a test makes it, in every detail as it likes.</summary>
internal sealed record ForgedPush(FollowedConsole Followed)
{
    public string Channel { get; init; } = "official";

    public string Message { get; init; } = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oSim</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId></xml>";

    /// <summary>The body; the message in its envelope where none is given.</summary>
    public string? Body { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Signature { get; init; }

    public string More { get; init; } = "";

    public static string Event(string name, string from, string key, long at) =>
        $"<xml><ToUserName>gh_1</ToUserName><FromUserName>{from}</FromUserName><CreateTime>{at}</CreateTime><MsgType>event</MsgType><Event>{name}</Event><EventKey>{key}</EventKey></xml>";

    public async Task<HttpResponseMessage> SendAsync()
    {
        var timestamp = (At ?? Followed.Console.Clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        const string Nonce = "8842017";
        var isPlain = Channel == "mini";
        var encrypted = isPlain ? "" : Followed.Cipher.Encrypt(Message);
        var body = Body ?? (isPlain ? Message : $"<xml><ToUserName>gh_1</ToUserName><Encrypt>{encrypted}</Encrypt></xml>");
        var query = isPlain
            ? $"signature={Signature ?? PushSignature.Of(Followed.Token, timestamp, Nonce)}"
            : $"signature={PushSignature.Of(Followed.Token, timestamp, Nonce)}&encrypt_type=aes&msg_signature={Signature ?? PushSignature.Of(Followed.Token, timestamp, Nonce, encrypted)}";
        using var client = Followed.Console.Server.CreateClient();
        client.BaseAddress = new Uri(Followed.Console.Origin);
        return await client.PostAsync(
            new Uri($"/wechat/push/{Channel}?{query}&timestamp={timestamp}&nonce={Nonce}{More}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "text/xml"));
    }

    /// <summary>What it was answered.</summary>
    public async Task<string> AnsweredAsync()
    {
        using var answer = await SendAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task RefusedAsync()
    {
        using var answer = await SendAsync();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }
}

using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>What came back for a push, as WeChat takes it.</summary>
/// <param name="Text">What the person reads; null when there is nothing to read.</param>
/// <param name="IsUnusable">It was no reply at all: the person reads that the account is out of service.</param>
internal sealed record PassiveReply(string? Text, bool IsUnusable = false)
{
    public static readonly PassiveReply None = new(Text: null);

    public static readonly PassiveReply Unusable = new(Text: null, IsUnusable: true);

    public static PassiveReply Read(string answer, PushRequest push)
    {
        if (answer is "" or "success")
            return None;
        var written = Fields(answer);
        if ((written is not null && push.Settings.Mode is not PushMode.Plain ? Open(written, push) : written) is not { } fields)
            return Unusable;

        var isToUs = fields("ToUserName") == push.Event.From && fields("FromUserName") == push.Event.To;
        return isToUs && fields("MsgType") == "text" && long.TryParse(fields("CreateTime"), out _) && fields("Content") is { Length: > 0 } content
            ? new(content)
            : Unusable;
    }

    private static Func<string, string?>? Open(Func<string, string?> envelope, PushRequest push)
    {
        if (envelope("Encrypt") is not { } encrypted || envelope("TimeStamp") is not { } timestamp || envelope("Nonce") is not { } nonce)
            return null;
        if (envelope("MsgSignature") != PushCrypto.Sign(push.Settings.Token, timestamp, nonce, encrypted))
            return null;
        return PushCrypto.Decrypt(encrypted, push.Settings, push.App) is { } text ? Fields(text) : null;
    }

    private static Func<string, string?>? Fields(string text)
    {
        try
        {
            if (text.StartsWith('{'))
            {
                var json = JsonNode.Parse(text)!;
                return name => json[name]?.ToString();
            }
            var xml = XElement.Parse(text);
            return name => xml.Element(name)?.Value;
        }
        catch (Exception unreadable) when (unreadable is System.Xml.XmlException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace BlazorConsole.Domain.WeChat;

/// <summary>
/// What answers a push: <see cref="Nothing"/>, or one message to whoever caused it, written as the push was (WeChat: passive replies).
/// </summary>
public static class PassiveReply
{
    /// <summary>Understood, no reply, do not send it again. Never encrypted.</summary>
    public const string Nothing = "success";

    // Chinese stays Chinese: WeChat wants raw UTF-8.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text message to the sender of <paramref name="push"/>.</summary>
    public static string Text(PushMessage push, string content, DateTimeOffset now)
    {
        var (to, from) = (Clean(push["FromUserName"] ?? ""), Clean(push.To ?? ""));
        content = Clean(content);
        return push.Format is PushFormat.Json
            ? JsonSerializer.Serialize(
                new { ToUserName = to, FromUserName = from, CreateTime = now.ToUnixTimeSeconds(), MsgType = "text", Content = content }, Json)
            : Xml(
                Field("ToUserName", to), Field("FromUserName", from), Number("CreateTime", now.ToUnixTimeSeconds()),
                Field("MsgType", "text"), Field("Content", content));
    }

    /// <summary>An encrypted reply in its signed envelope.</summary>
    /// <param name="encrypted">The reply, encrypted.</param>
    /// <param name="token">The channel's push token.</param>
    /// <param name="nonce">Letters and digits; may be the push's own.</param>
    /// <param name="format">How the push was written.</param>
    /// <param name="now">The time.</param>
    public static string Envelope(string encrypted, string token, string nonce, PushFormat format, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var signature = PushSignature.Of(token, timestamp.ToString(CultureInfo.InvariantCulture), nonce, encrypted);
        return format is PushFormat.Json
            ? JsonSerializer.Serialize(new { Encrypt = encrypted, MsgSignature = signature, TimeStamp = timestamp, Nonce = nonce }, Json)
            : Xml(Field("Encrypt", encrypted), Field("MsgSignature", signature), Number("TimeStamp", timestamp), Field("Nonce", nonce));
    }

    // What no XML can hold must not cost the reply.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\n' || (rune.Value is not (0xFFFE or 0xFFFF) && !Rune.IsControl(rune))));

    private static string Xml(params XElement[] fields) => new XElement("xml", [.. fields]).ToString(SaveOptions.DisableFormatting);

    private static XElement Field(string name, string value) => new(name, new XCData(value));

    private static XElement Number(string name, long value) => new(name, value);
}

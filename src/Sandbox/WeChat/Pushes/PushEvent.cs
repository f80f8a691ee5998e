using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>What is told: the fields in their order, numbers as numbers.</summary>
internal sealed record PushEvent(string To, string From, long CreateTime, string Event, IReadOnlyList<KeyValuePair<string, object>> More)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private IEnumerable<KeyValuePair<string, object>> Fields =>
    [
        new("ToUserName", To), new("FromUserName", From), new("CreateTime", CreateTime), new("MsgType", "event"), new("Event", Event), .. More,
    ];

    /// <summary>The clear text.</summary>
    public string Write(PushFormat format) => Write(format, Fields);

    /// <summary>The body as it leaves.</summary>
    public string Body(PushSettings settings, string? encrypted) => settings.Mode switch
    {
        PushMode.Plain => Write(settings.Format),
        PushMode.Compatible => Write(settings.Format, [.. Fields, new("Encrypt", encrypted!)]),
        _ => Write(settings.Format, [new("ToUserName", To), new("Encrypt", encrypted!)]),
    };

    private static string Write(PushFormat format, IEnumerable<KeyValuePair<string, object>> fields) => format is PushFormat.Json
        ? JsonSerializer.Serialize(new OrderedDictionary<string, object>(fields, StringComparer.Ordinal), Json)
        : new XElement("xml", fields.Select(Element)).ToString(SaveOptions.DisableFormatting);

    private static XElement Element(KeyValuePair<string, object> field) =>
        new(field.Key, field.Value is string text ? new XCData(text) : ((IFormattable)field.Value).ToString(null, CultureInfo.InvariantCulture));
}

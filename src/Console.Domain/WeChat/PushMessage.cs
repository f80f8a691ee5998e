using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.WeChat;

/// <summary>How a push, and the reply to it, is written.</summary>
public enum PushFormat
{
    /// <summary>An element <c>xml</c> with one element per field.</summary>
    Xml,

    /// <summary>One object with a member per field.</summary>
    Json,
}

/// <summary>
/// The fields of one push. Names are compared without regard to case and to blanks around them, since WeChat writes them in several ways
/// (WeChat: privacy events); what a field holds besides text is not read.
/// </summary>
public sealed class PushMessage
{
    /// <summary>Longest text in characters.</summary>
    public const int MaxLength = 64 * 1024;

    private const int MostFields = 64;
    private const int MaxDepth = 8;

    private static readonly XmlReaderSettings XmlRules = new()
    {
        // No document type, so no entities: nothing is fetched and nothing explodes.
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly JsonDocumentOptions JsonRules = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private PushMessage(PushFormat format) => Format = format;

    /// <summary>How it was written.</summary>
    public PushFormat Format { get; }

    /// <summary>The ciphertext, where the push is an envelope.</summary>
    public string? Encrypted => this["Encrypt"];

    /// <summary>Whom it was sent to: the app's original id.</summary>
    public string? To => this["ToUserName"];

    /// <summary>Who sent it.</summary>
    public OpenId? From => OpenId.TryParse(this["FromUserName"], out var from) ? from : null;

    /// <summary>When it happened, by WeChat's clock.</summary>
    public DateTimeOffset? CreatedAt =>
        // Up to the year 9999, which is as far as a date reaches.
        long.TryParse(this["CreateTime"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The number of a message; events have none.</summary>
    public string? MessageId => this["MsgId"];

    /// <summary>The event; null for a message.</summary>
    public string? Event => string.Equals(this["MsgType"], "event", StringComparison.OrdinalIgnoreCase) ? this["Event"] : null;

    /// <summary>What the event is about.</summary>
    public string? EventKey => this["EventKey"];

    /// <summary>A field's text without blanks around it; null where the push has none.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>Whether this is the event of that name.</summary>
    public bool Is(string eventName) => string.Equals(Event, eventName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a push, whichever way it is written.</summary>
    public static Result<PushMessage> Read(string text)
    {
        if (text.Length > MaxLength)
            return PushErrors.Refused;
        try
        {
            return text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal) ? ReadJson(text) : ReadXml(text);
        }
        catch (Exception malformed) when (malformed is XmlException or JsonException or InvalidOperationException)
        {
            // The last one: a text in JSON may hold half a character.
            return PushErrors.Refused;
        }
    }

    private static Result<PushMessage> ReadXml(string text)
    {
        var message = new PushMessage(PushFormat.Xml);
        using var reader = XmlReader.Create(new StringReader(text), XmlRules);
        if (reader.MoveToContent() is not XmlNodeType.Element || reader.Name != "xml")
            return PushErrors.Refused;

        reader.Read();
        while (reader.Depth > 0)
        {
            if (reader.NodeType is not XmlNodeType.Element)
                reader.Read();
            else if (!message.Take(reader.LocalName, ReadText(reader)))
                return PushErrors.Refused;
        }

        // To the end: what is not well-formed behind the message makes no message.
        while (reader.Read())
        {
            // The reader itself refuses a second element.
        }

        return message;
    }

    // The text of one field; null where it holds elements. Leaves the reader behind it.
    private static string? ReadText(XmlReader reader)
    {
        var (text, depth, isText) = (new StringBuilder(), reader.Depth, true);
        if (!reader.IsEmptyElement)
        {
            for (reader.Read(); reader.Depth > depth; reader.Read())
            {
                isText &= reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace;
                text.Append(reader.Value);
            }
        }

        reader.Read();
        return isText ? text.ToString() : null;
    }

    private static Result<PushMessage> ReadJson(string text)
    {
        var message = new PushMessage(PushFormat.Json);
        using var document = JsonDocument.Parse(text, JsonRules);
        foreach (var field in document.RootElement.EnumerateObject())
        {
            var value = field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.Number => field.Value.GetRawText(),
                _ => null,
            };
            if (!message.Take(field.Name, value))
                return PushErrors.Refused;
        }

        return message;
    }

    // A field that is there twice says two things: which of them another reader believes, nobody knows.
    private bool Take(string name, string? value) =>
        _fields.Count < MostFields && (value is null || _fields.TryAdd(name.Trim(), value.Trim()));
}

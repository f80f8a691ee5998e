using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>One push, ready to leave: signed, and encrypted where that is asked for. The body never changes; the signature may.</summary>
internal sealed record PushRequest(WeChatApp App, PushEvent Event, PushSettings Settings, string Body, string? Encrypted, string Query)
{
    public string ContentType => Settings.Format is PushFormat.Json ? "application/json" : "text/xml";

    public Uri Url => WithQuery(Settings.Url, Query);

    public static PushRequest Of(WeChatApp app, PushEvent told, PushSettings settings, DateTimeOffset now)
    {
        var encrypted = settings.Mode is PushMode.Plain ? null : PushCrypto.Encrypt(told.Write(settings.Format), settings, app);
        return new PushRequest(app, told, settings, told.Body(settings, encrypted), encrypted, "").SignedAt(now);
    }

    public PushRequest SignedAt(DateTimeOffset now)
    {
        var (timestamp, nonce) = Fresh(now);
        var query = $"signature={PushCrypto.Sign(Settings.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={Event.From}";
        if (Encrypted is not null)
            query += $"&encrypt_type=aes&msg_signature={PushCrypto.Sign(Settings.Token, timestamp, nonce, Encrypted)}";
        return this with { Query = query };
    }

    /// <summary>The question that WeChat asks when the settings are saved.</summary>
    public static Uri Verification(PushSettings settings, string echo, DateTimeOffset now)
    {
        var (timestamp, nonce) = Fresh(now);
        return WithQuery(settings.Url, $"signature={PushCrypto.Sign(settings.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&echostr={echo}");
    }

    public HttpRequestMessage Message() => new(HttpMethod.Post, Url)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) { Headers = { ContentType = new(ContentType) } },
    };

    private static (string Timestamp, string Nonce) Fresh(DateTimeOffset now) => (
        now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        RandomNumberGenerator.GetInt32(1_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture));

    private static Uri WithQuery(string url, string query) => new($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
}

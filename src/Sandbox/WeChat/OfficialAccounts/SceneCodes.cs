using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>A code of an official account, with the scene that its scans are told with.</summary>
/// <param name="App">Whose it is.</param>
/// <param name="Ticket">What it is fetched with as a picture.</param>
/// <param name="Url">What the picture holds.</param>
/// <param name="Text">The scene, when it is a text.</param>
/// <param name="Number">The scene, when it is a number.</param>
/// <param name="ExpiresAt">Null for a permanent code.</param>
internal sealed record SceneCode(WeChatApp App, string Ticket, string Url, string? Text, uint? Number, DateTimeOffset? ExpiresAt)
{
    public string Scene => Text ?? Number!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Every code with a scene that was made.</summary>
internal sealed class SceneCodes(WeChatClock clock)
{
    /// <summary>What the codes of official accounts hold: an address of WeChat's own, which WeChat does not open but understands.</summary>
    public const string UrlPrefix = "http://weixin.qq.com/q/";

    /// <summary>How many permanent codes an account may make, ever.</summary>
    public const int MostPermanent = 100_000;

    private readonly ConcurrentDictionary<string, SceneCode> _byTicket = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SceneCode> _byUrl = new(StringComparer.Ordinal);

    public SceneCode? Make(WeChatApp app, string? text, uint? number, TimeSpan? lifetime)
    {
        if (lifetime is null && _byUrl.Values.Count(code => code.App == app && code.ExpiresAt is null) >= MostPermanent)
            return null;
        // Base64 with all its characters: who does not encode the ticket in an address loses it.
        var ticket = "gQ" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(69)) + "==";
        var url = UrlPrefix + "02" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 22);
        var code = new SceneCode(app, ticket, url, text, number, clock.GetUtcNow() + lifetime);
        return _byTicket[ticket] = _byUrl[url] = code;
    }

    public SceneCode? OfTicket(string ticket) => Living(_byTicket.GetValueOrDefault(ticket));

    public SceneCode? OfUrl(string url) => Living(_byUrl.GetValueOrDefault(url));

    private SceneCode? Living(SceneCode? code) => code is null || code.ExpiresAt <= clock.GetUtcNow() ? null : code;
}

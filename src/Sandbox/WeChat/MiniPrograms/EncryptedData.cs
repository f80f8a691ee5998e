using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>What a phone gives a mini program under the session key of the last login, and what WeChat remembers of it for three days.</summary>
internal sealed class EncryptedData(SessionKeys keys, PersonIds ids, WeChatClock clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<(string AppId, string Hash), DateTimeOffset> _given = new();

    /// <summary>Null for a mini program that nobody has logged in to: there is no key yet.</summary>
    public Sealed? Phone(WeChatApp app, Person person) => keys.Find(app, person) is { } key
        ? Seal(app, key, OpenData.Text(PhoneInfo.Of(PhoneNumber.Of(person.Phone!), Mark(app))))
        : null;

    /// <summary>wx.getUserInfo. Since 2022 it tells nobody's name or picture; the ids inside are real.</summary>
    public SealedProfile? Profile(WeChatApp app, Person person)
    {
        if (keys.Find(app, person) is not { } key)
            return null;
        var raw = OpenData.Text(new OpenProfile());
        var whole = OpenData.Text(new OpenProfile
        {
            OpenId = ids.OpenId(person, app, snapshot: false),
            UnionId = ids.UnionId(person, app, snapshot: false),
            Watermark = Mark(app),
        });
        var data = Seal(app, key, whole);
        return new(raw, OpenData.RawDataSignature(raw, key), data.EncryptedData, data.Iv);
    }

    /// <summary>When WeChat encrypted it for this app; null when it did not, or too long ago.</summary>
    public DateTimeOffset? GivenAt(WeChatApp app, string hash) =>
        _given.TryGetValue((app.AppId, hash), out var at) && clock.GetUtcNow() - at < Remembered ? at : null;

    private Sealed Seal(WeChatApp app, string key, string plaintext)
    {
        var iv = OpenData.NewIv();
        var data = OpenData.Encrypt(plaintext, key, iv);
        _given[(app.AppId, OpenData.Hash(data))] = clock.GetUtcNow();
        return new(data, iv);
    }

    private Watermark Mark(WeChatApp app) => new(clock.GetUtcNow().ToUnixTimeSeconds(), app.AppId);

    internal sealed record Sealed(string EncryptedData, string Iv);

    internal sealed record SealedProfile(string RawData, string Signature, string EncryptedData, string Iv);
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>When a login replaces the session key. WeChat only says that it may.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyRotation>))]
internal enum KeyRotation
{
    [JsonStringEnumMemberName("every-login")]
    EveryLogin,
    [JsonStringEnumMemberName("never")]
    Never,
    [JsonStringEnumMemberName("random")]
    Random,
}

/// <summary>One good session key per person and mini program. Every login replaces it unless told otherwise: what survives that survives WeChat.</summary>
internal sealed class SessionKeys(TimeProvider time)
{
    // WeChat does not say how long; who logs in again has it longer.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<(string AppId, string Person), Key> _keys = new();

    public KeyRotation Rotation { get; set; }

    public string Of(MiniProgramGrant grant) =>
        _keys.AddOrUpdate(Place(grant.App, grant.Person), _ => NewKey(), (_, key) => IsExpired(key) ? NewKey() : key).Text;

    /// <summary>The key that is good now; null before the first login and after the last one's time.</summary>
    public string? Find(WeChatApp app, Person person) =>
        _keys.TryGetValue(Place(app, person), out var key) && !IsExpired(key) ? key.Text : null;

    /// <summary>wx.login was called.</summary>
    public void LoggedIn(WeChatApp app, Person person)
    {
        var isReplaced = Rotation is KeyRotation.EveryLogin || (Rotation is KeyRotation.Random && RandomNumberGenerator.GetInt32(2) == 0);
        _keys.AddOrUpdate(
            Place(app, person), _ => NewKey(), (_, key) => isReplaced || IsExpired(key) ? NewKey() : key with { ExpiresAt = time.GetUtcNow() + Lifetime });
    }

    /// <summary>Another key, which lives as long as the one before it would have. Null when it was replaced in the meantime.</summary>
    public string? Reset(WeChatApp app, Person person, string expected)
    {
        var place = Place(app, person);
        if (!_keys.TryGetValue(place, out var key) || key.Text != expected)
            return null;
        var next = NewKey() with { ExpiresAt = key.ExpiresAt };
        return _keys.TryUpdate(place, next, key) ? next.Text : null;
    }

    /// <summary>Everybody has another key from now on.</summary>
    public void RotateAll() => _keys.Clear();

    private static (string AppId, string Person) Place(WeChatApp app, Person person) => (app.AppId, person.Id);

    private bool IsExpired(Key key) => time.GetUtcNow() >= key.ExpiresAt;

    private Key NewKey() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), time.GetUtcNow() + Lifetime);

    private sealed record Key(string Text, DateTimeOffset ExpiresAt);
}

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
internal sealed class SessionKeys
{
    private readonly ConcurrentDictionary<(string AppId, string Person), string> _keys = new();

    public KeyRotation Rotation { get; set; }

    public string Of(MiniProgramGrant grant) => _keys.GetOrAdd(Place(grant), static _ => NewKey());

    /// <summary>wx.login was called.</summary>
    public void LoggedIn(WeChatApp app, Person person)
    {
        if (Rotation is KeyRotation.EveryLogin || (Rotation is KeyRotation.Random && RandomNumberGenerator.GetInt32(2) == 0))
            _keys[(app.AppId, person.Id)] = NewKey();
    }

    /// <summary>Everybody has another key from now on.</summary>
    public void RotateAll() => _keys.Clear();

    private static (string AppId, string Person) Place(MiniProgramGrant grant) => (grant.App.AppId, grant.Person.Id);

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}

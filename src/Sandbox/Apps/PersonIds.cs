using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>OpenID per person and app, UnionID per person and Open Platform account; a snapshot visitor's are those of a virtual user.</summary>
internal sealed class PersonIds(Seed seed)
{
    private readonly ConcurrentDictionary<(string Person, string AppId), bool> _seen = new();
    private readonly ConcurrentDictionary<(string OpenId, string AppId), Person> _owners = new();

    public string OpenId(Person person, WeChatApp app, bool snapshot)
    {
        var openId = seed.WeChatId("openid", Who(person, snapshot), app.AppId);
        if (!snapshot)
            _owners[(openId, app.AppId)] = person;
        return openId;
    }

    /// <summary>Whose OpenID this is; null for one of another app, of a virtual user or of nobody.</summary>
    public Person? PersonOf(string openId, WeChatApp app) =>
        _owners.GetValueOrDefault((openId, app.AppId))
        // Given out before a restart, perhaps.
        ?? People.All.FirstOrDefault(person => OpenId(person, app, snapshot: false) == openId);

    public string? UnionId(Person person, WeChatApp app, bool snapshot) =>
        app.OpenPlatform is { } platform ? seed.WeChatId("unionid", Who(person, snapshot), platform.Key) : null;

    /// <summary>The UnionID as this sign-in shows it; null where WeChat leaves the field out.</summary>
    public string? UnionIdAtSignIn(Person person, WeChatApp app, bool snapshot)
    {
        var isFirst = _seen.TryAdd((person.Id, app.AppId), value: true);
        return isFirst && person.UnionIdComesLate ? null : UnionId(person, app, snapshot);
    }

    private static string Who(Person person, bool snapshot) => snapshot ? $"virtual:{person.Id}" : person.Id;
}

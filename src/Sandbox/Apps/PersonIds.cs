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

    /// <summary>Within the account that the app is bound to at this moment; null while it is bound to none.</summary>
    public string? UnionId(Person person, WeChatApp app, bool snapshot) =>
        app.OpenPlatform is { } platform ? UnionId(person, platform, snapshot) : null;

    public string UnionId(Person person, OpenPlatform platform, bool snapshot) => seed.WeChatId("unionid", Who(person, snapshot), platform.Key);

    /// <summary>Whether this sign-in shows a UnionID, where there is one; false where it comes late and WeChat leaves the field out.</summary>
    public bool ShowsUnionId(Person person, WeChatApp app)
    {
        var isFirst = _seen.TryAdd((person.Id, app.AppId), value: true);
        return !(isFirst && person.UnionIdComesLate);
    }

    private static string Who(Person person, bool snapshot) => snapshot ? $"virtual:{person.Id}" : person.Id;
}

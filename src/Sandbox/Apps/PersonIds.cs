using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>OpenID per person and app, UnionID per person and Open Platform account; a snapshot visitor's are those of a virtual user.</summary>
internal sealed class PersonIds(Seed seed)
{
    private readonly ConcurrentDictionary<(string Person, string AppId), bool> _seen = new();

    public string OpenId(Person person, WeChatApp app, bool snapshot) => seed.WeChatId("openid", Who(person, snapshot), app.AppId);

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

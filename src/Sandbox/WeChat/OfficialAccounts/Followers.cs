using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>That a person follows an official account: since when, and by which code if by one.</summary>
internal sealed record Follow(Person Person, DateTimeOffset Since, SceneCode? Code);

/// <summary>Who follows which official account.</summary>
internal sealed class Followers(PersonIds ids, WeChatClock clock)
{
    private readonly ConcurrentDictionary<(string AppId, string Person), Follow> _follows = new();

    /// <summary>Everybody whose OpenID an account has ever seen, with people of the load driver, of whom there is no list.</summary>
    private readonly ConcurrentDictionary<string, Person> _byOpenId = new(StringComparer.Ordinal);

    public Follow? Of(WeChatApp app, Person person) => _follows.GetValueOrDefault((app.AppId, person.Id));

    /// <summary>False for somebody who follows already.</summary>
    public bool Add(WeChatApp app, Person person, SceneCode? code)
    {
        _byOpenId[OpenId(app, person)] = person;
        return _follows.TryAdd((app.AppId, person.Id), new(person, clock.GetUtcNow(), code));
    }

    public bool Remove(WeChatApp app, Person person) => _follows.TryRemove((app.AppId, person.Id), out _);

    public string OpenId(WeChatApp app, Person person) => ids.OpenId(person, app, snapshot: false);

    /// <summary>Whose OpenID it is in this app; null for another app's, or for none at all.</summary>
    public Person? PersonOf(WeChatApp app, string openId) =>
        People.All.FirstOrDefault(person => OpenId(app, person) == openId)
        ?? (_byOpenId.GetValueOrDefault(openId) is { } known && OpenId(app, known) == openId ? known : null);

    public IReadOnlyList<string> OpenIds(WeChatApp app) =>
        [.. _follows.Where(follow => follow.Key.AppId == app.AppId).OrderBy(follow => follow.Value.Since).Select(follow => OpenId(app, follow.Value.Person))];
}

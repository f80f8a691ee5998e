using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.Control;

/// <summary>A person as tests see them: with the ids that WeChat will give out for them.</summary>
internal sealed record CastEntry(
    string Id, string Nickname, string Shows, string? Phone, bool IsSnapshotVisitor,
    IReadOnlyDictionary<string, string> OpenIds, IReadOnlyDictionary<string, string> UnionIds)
{
    public static CastEntry Of(Person person, AppRegister apps, PersonIds ids) => new(
        person.Id, person.Nickname, person.Shows.English, person.Phone, person.IsSnapshotVisitor,
        apps.All.ToDictionary(app => app.Key, app => ids.OpenId(person, app, person.IsSnapshotVisitor && app.ShowsSnapshots), StringComparer.Ordinal),
        apps.OpenPlatforms.ToDictionary(
            platform => platform.Key, platform => ids.UnionId(person, platform, person.IsSnapshotVisitor), StringComparer.Ordinal));
}

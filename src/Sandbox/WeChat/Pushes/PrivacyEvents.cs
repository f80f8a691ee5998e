using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>
/// What WeChat tells an app about a person's own data. The sender is WeChat's push account and no person; keys may be spelt otherwise, as
/// they are in life.
/// </summary>
internal sealed class PrivacyEvents(PushSender pushes, PersonIds ids, WeChatClock clock)
{
    private const string PushAccount = "oWeChatPushAccount0000000000";

    public static readonly IReadOnlyList<string> Names = ["user_info_modified", "user_authorization_revoke", "user_authorization_cancellation"];

    /// <param name="app">Whom it is told to.</param>
    /// <param name="person">Whom it concerns.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="revoked">What was taken back, as WeChat numbers it.</param>
    /// <param name="oddKeys">Keys in lower case and with a blank before them.</param>
    /// <param name="cancellation">The caller's.</param>
    public Task TellAsync(WeChatApp app, Person person, string name, string? revoked, bool oddKeys, CancellationToken cancellation)
    {
        List<KeyValuePair<string, object>> more = [new("OpenID", ids.OpenId(person, app, snapshot: false)), new("AppID", app.AppId)];
        if (revoked is not null)
            more.Add(new("RevokeInfo", revoked));
        if (app.Kind is not WeChatAppKind.MiniProgram && ids.UnionId(person, app, snapshot: false) is { } unionId)
            more.Add(new("UnionID", unionId));
        var fields = oddKeys ? [.. more.Select(field => KeyValuePair.Create(field.Key.ToLowerInvariant(), field.Value))] : more;
        var told = new PushEvent(app.OriginalId, PushAccount, clock.GetUtcNow().ToUnixTimeSeconds(), name, fields);
        return pushes.TellAsync(app, told, _ => Task.CompletedTask, cancellation);
    }
}

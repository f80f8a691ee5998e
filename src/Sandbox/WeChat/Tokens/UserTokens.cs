using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>What an exchange created. The refresh token stays; the access token is renewed under it.</summary>
internal sealed class UserToken(Grant grant, string openId, bool showsUnionId, string refresh, DateTimeOffset refreshExpiresAt)
{
    public Grant Grant { get; } = grant;

    public string OpenId { get; } = openId;

    public bool ShowsUnionId { get; } = showsUnionId;

    public string Refresh { get; } = refresh;

    public DateTimeOffset RefreshExpiresAt { get; } = refreshExpiresAt;

    public string Access { get; set; } = "";

    public DateTimeOffset AccessExpiresAt { get; set; }
}

internal sealed class UserTokens(TimeProvider time, PersonIds ids)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(2);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, UserToken> _byAccess = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UserToken> _byRefresh = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public UserToken Issue(Grant grant)
    {
        var openId = ids.OpenId(grant.Person, grant.App, grant.Snapshot);
        // WeChat: an official account learns the UnionID only with snsapi_userinfo.
        var showsUnionId = grant.CoversUserInfo && ids.ShowsUnionId(grant.Person, grant.App);
        var token = new UserToken(grant, openId, showsUnionId, NewToken(), time.GetUtcNow() + RefreshLifetime);
        lock (_lock)
            GiveNewAccess_NeedsLock(token);
        _byRefresh[token.Refresh] = token;
        return token;
    }

    /// <summary>As the app is bound now: a binding that changed since the sign-in shows in the next answer.</summary>
    public string? UnionIdOf(UserToken token) =>
        token.ShowsUnionId ? ids.UnionId(token.Grant.Person, token.Grant.App, token.Grant.Snapshot) : null;

    public UserToken? FindByAccess(string access) => _byAccess.GetValueOrDefault(access);

    public UserToken? FindByRefresh(string refresh) => _byRefresh.GetValueOrDefault(refresh);

    public bool IsExpired(UserToken token) => time.GetUtcNow() >= token.AccessExpiresAt;

    public bool IsRefreshExpired(UserToken token) => time.GetUtcNow() >= token.RefreshExpiresAt;

    /// <summary>WeChat: an access token that is still good stays the same and lives longer; an expired one is replaced.</summary>
    public void Renew(UserToken token)
    {
        lock (_lock)
        {
            if (IsExpired(token))
                GiveNewAccess_NeedsLock(token);
            else
                token.AccessExpiresAt = time.GetUtcNow() + AccessLifetime;
        }
    }

    private void GiveNewAccess_NeedsLock(UserToken token)
    {
        _byAccess.TryRemove(token.Access, out _);
        token.Access = NewToken();
        token.AccessExpiresAt = time.GetUtcNow() + AccessLifetime;
        _byAccess[token.Access] = token;
    }

    private static string NewToken() => "89_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(72));
}

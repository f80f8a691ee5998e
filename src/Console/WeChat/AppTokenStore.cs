using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.WeChat;

/// <summary>The tokens in the database, and the right to fetch one: one process at a time has it.</summary>
internal sealed class AppTokenStore(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, Keyring keyring)
{
    public static string NewHolder() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))[..StoredAppToken.HolderLength];

    /// <summary>The stored token, whatever its age; null where there is none.</summary>
    public async Task<AppToken?> LookAsync(WeChatAppId appId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AppTokens.SingleOrDefaultAsync(token => token.AppId == appId, cancellationToken) is { Token.Length: > 0 } stored
            ? Open(stored)
            : null;
    }

    /// <summary>Takes the right to fetch, unless the stored token is another than the one to be replaced, or somebody has the right.</summary>
    /// <returns>Whether it was taken.</returns>
    public Task<bool> TakeAsync(WeChatAppId appId, string holder, AppToken? replaced, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            var stored = await item.Context.AppTokens.AsTracking().SingleOrDefaultAsync(row => row.AppId == appId, token)
                ?? item.Context.AppTokens.Add(StoredAppToken.Of(appId)).Entity;
            var isNewer = stored.Token.Length > 0 && Open(stored) is var newer && newer.IsUsable(item.Now) && newer.Text != replaced?.Text;
            return !isNewer && stored.TryTake(holder, item.Now);
        },
        cancellationToken);

    /// <summary>Whether the token may be replaced by force. Yes uses it up for everybody.</summary>
    public Task<bool> MayForceAsync(WeChatAppId appId, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) => (await item.Context.AppTokens.AsTracking().SingleAsync(row => row.AppId == appId, token)).TryForce(item.Now),
        cancellationToken);

    /// <summary>Stores what came of the right, and gives it back.</summary>
    public Task GiveAsync(WeChatAppId appId, string holder, AppToken? fetched, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            var stored = await item.Context.AppTokens.AsTracking().SingleAsync(row => row.AppId == appId, token);
            var encrypted = fetched is null ? null : keyring.Seal(Encoding.UTF8.GetBytes(fetched.Text), PurposeOf(appId));
            stored.Give(holder, encrypted, fetched, item.Now);
            return true;
        },
        cancellationToken);

    private AppToken Open(StoredAppToken stored) =>
        new(Encoding.UTF8.GetString(keyring.Open(stored.Token, PurposeOf(stored.AppId))), stored.RenewAt, stored.ExpiresAt);

    private static string PurposeOf(WeChatAppId appId) => $"app token {appId}";
}

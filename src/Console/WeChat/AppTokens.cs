using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.WeChat;

/// <summary>
/// The broker of application tokens: one for each app, in the database and before it in memory. Where none is usable, one process asks
/// WeChat and the others take what it got. Nobody waits long for that: a sign-in must not hang behind a database that is held, and
/// asking WeChat once too often takes nothing from anybody.
/// </summary>
internal sealed class AppTokens(AppTokenCache cache, AppTokenStore store, AppTokenFetch weChat, ChannelHealthNotes health, TimeProvider clock)
{
    /// <summary>How long somebody waits for the right to fetch, or for whoever has it. By the machine's own clock: people wait by that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes a call that needs a token. When WeChat says that the token is no good, the call is made once more with another.</summary>
    public async Task<Result<T>> CallAsync<T>(Channel channel, Func<string, Task<Result<T>>> call, CancellationToken cancellationToken)
        where T : notnull
    {
        var token = await GetAsync(channel, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        var answer = await call(token.Value.Text);
        if (answer.Error != WeChatErrors.TokenRefused)
            return answer;

        token = await ReplaceAsync(channel, token.Value, cancellationToken);
        return token.Succeeded ? await call(token.Value.Text) : token.Error;
    }

    /// <summary>A usable token.</summary>
    public async Task<Result<AppToken>> GetAsync(Channel channel, CancellationToken cancellationToken)
    {
        var entry = cache.Of(channel.AppId);
        return entry.Token is { } ready && clock.GetUtcNow() < ready.RenewAt
            ? ready
            : await LookAsync(channel, refused: null, cancellationToken) ?? await InTurnAsync(channel, refused: null, cancellationToken);
    }

    /// <summary>Another token than the one that WeChat refused: the one somebody fetched meanwhile, or one that WeChat is made to give.</summary>
    public async Task<Result<AppToken>> ReplaceAsync(Channel channel, AppToken refused, CancellationToken cancellationToken) =>
        await LookAsync(channel, refused, cancellationToken) ?? await InTurnAsync(channel, refused, cancellationToken);

    /// <summary>Fetches the next token while the present one still works. Whoever comes second leaves it to the first.</summary>
    public async Task RenewAsync(Channel channel, CancellationToken cancellationToken)
    {
        var holder = AppTokenStore.NewHolder();
        if (await store.LookAsync(channel.AppId, cancellationToken) is not { } present || clock.GetUtcNow() < present.RenewAt
            || !await store.TakeAsync(channel.AppId, holder, present, cancellationToken))
        {
            return;
        }

        var fetched = await weChat.AskAsync(channel, force: false, cancellationToken);
        await store.GiveAsync(channel.AppId, holder, fetched.Value, cancellationToken);
        if (fetched.Succeeded)
            cache.Of(channel.AppId).Token = fetched.Value;
    }

    // In memory or in the database: another process may have been faster.
    private async Task<AppToken?> LookAsync(Channel channel, AppToken? refused, CancellationToken cancellationToken)
    {
        var entry = cache.Of(channel.AppId);
        var now = clock.GetUtcNow();
        if (entry.Token is { } ready && now < ready.RenewAt && ready.Text != refused?.Text)
            return ready;
        if (await store.LookAsync(channel.AppId, cancellationToken) is { } stored && stored.IsUsable(now) && stored.Text != refused?.Text)
            return entry.Token = stored;
        return entry.Token is { } known && known.IsUsable(now) && known.Text != refused?.Text ? known : null;
    }

    private async Task<Result<AppToken>> InTurnAsync(Channel channel, AppToken? refused, CancellationToken cancellationToken)
    {
        var entry = cache.Of(channel.AppId);
        await entry.Fetching.WaitAsync(cancellationToken);
        try
        {
            if (await LookAsync(channel, refused, cancellationToken) is { } meanwhile)
                return meanwhile;

            var token = await FetchForAllAsync(channel, refused, cancellationToken) ?? await FetchForOneselfAsync(channel, refused, cancellationToken);
            if (token.Succeeded)
                entry.Token = token.Value;
            return token;
        }
        finally
        {
            entry.Fetching.Release();
        }
    }

    /// <returns>Null where patience ended before the right was had, or before whoever had it was done.</returns>
    private async Task<Result<AppToken>?> FetchForAllAsync(Channel channel, AppToken? refused, CancellationToken cancellationToken)
    {
        var holder = AppTokenStore.NewHolder();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await store.TakeAsync(channel.AppId, holder, refused, patience.Token).WaitAsync(patience.Token))
            {
                if (await LookAsync(channel, refused, patience.Token) is { } meanwhile)
                    return meanwhile;
                await Task.Delay(BetweenLooks, patience.Token);
            }
        }
        catch (Exception late) when (late is WriteLaneBusyException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        var fetched = await FetchWithRightAsync(channel, refused, cancellationToken);
        await GiveAsync(channel, holder, fetched.Value);
        return fetched;
    }

    private async Task<Result<AppToken>> FetchWithRightAsync(Channel channel, AppToken? refused, CancellationToken cancellationToken)
    {
        var token = await weChat.AskAsync(channel, force: false, cancellationToken);
        if (refused is null || !token.Succeeded)
            return token;

        // The one we held was good by the clock. WeChat gives another: somebody made it. WeChat gives the same: only force helps.
        if (token.Value.Text != refused.Text)
        {
            if (refused.RenewAt > clock.GetUtcNow())
                health.Note(channel.Id, ChannelHealth.TokenConflict, ChannelHealth.ReplacedByAnother);
            return token;
        }

        if (!await store.MayForceAsync(channel.AppId, cancellationToken))
        {
            health.Note(channel.Id, ChannelHealth.TokenConflict, ChannelHealth.RefusedAgain);
            return WeChatErrors.TokenRefused;
        }

        health.Note(channel.Id, ChannelHealth.TokenConflict, ChannelHealth.Forced);
        return await weChat.AskAsync(channel, force: true, cancellationToken);
    }

    // Never by force: whether that is allowed stands in the database.
    private async Task<Result<AppToken>> FetchForOneselfAsync(Channel channel, AppToken? refused, CancellationToken cancellationToken)
    {
        var token = await weChat.AskAsync(channel, force: false, cancellationToken);
        return token.Succeeded && token.Value.Text == refused?.Text ? WeChatErrors.TokenRefused : token;
    }

    // The token is in hand: whoever asked for it does not wait for a database that is held meanwhile.
    private async Task GiveAsync(Channel channel, string holder, AppToken? fetched)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await store.GiveAsync(channel.AppId, holder, fetched, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception late) when (late is WriteLaneBusyException or OperationCanceledException)
        {
            // The right ends by itself, and the next process asks WeChat for the same token.
        }
    }
}

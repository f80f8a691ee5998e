using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>An application's access token, and until when it is handed out here.</summary>
internal sealed record AppToken(string Text, DateTimeOffset GoodUntil);

/// <summary>The application tokens of this process, one per app.</summary>
internal sealed class AppTokenCache
{
    private readonly ConcurrentDictionary<WeChatAppId, Entry> _entries = new();

    public Entry Of(WeChatAppId appId) => _entries.GetOrAdd(appId, static _ => new Entry());

    /// <summary>One app's token. Whoever needs a new one waits for the one request that fetches it.</summary>
    internal sealed class Entry
    {
        public SemaphoreSlim Fetching { get; } = new(1, 1);

        public AppToken? Token { get; set; }
    }
}

/// <summary>
/// Application access tokens (protocol 8.2, stable_token: every caller gets the same token, so that two processes never take each
/// other's away). They live in memory alone.
/// </summary>
internal sealed class AppTokens(AppTokenCache cache, WeChatHttp weChat, ChannelSecrets secrets, TimeProvider clock)
{
    private const string Path = "cgi-bin/stable_token";

    /// <summary>In the last five minutes WeChat hands out the next token; the old one works until its end.</summary>
    private const int OverlapSeconds = 300;

    /// <summary>Makes a call that needs a token. When WeChat says that the token is no good, the call is made once more with another.</summary>
    public async Task<Result<T>> CallAsync<T>(Channel channel, Func<string, Task<Result<T>>> call, CancellationToken cancellationToken)
        where T : notnull
    {
        var token = await GetAsync(channel, failed: null, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        var answer = await call(token.Value);
        if (answer.Error != WeChatErrors.TokenRefused)
            return answer;

        token = await GetAsync(channel, failed: token.Value, cancellationToken);
        return token.Succeeded ? await call(token.Value) : token.Error;
    }

    private async Task<Result<string>> GetAsync(Channel channel, string? failed, CancellationToken cancellationToken)
    {
        var entry = cache.Of(channel.AppId);
        if (Usable(entry, failed) is { } ready)
            return ready;

        await entry.Fetching.WaitAsync(cancellationToken);
        try
        {
            if (Usable(entry, failed) is { } fetched)
                return fetched;

            var token = await FetchAsync(channel, force: false, cancellationToken);
            // WeChat takes the token that just failed for a good one: only force gives another.
            if (failed is not null && token.Value?.Text == failed)
                token = await FetchAsync(channel, force: true, cancellationToken);
            if (!token.Succeeded)
                return token.Error;

            entry.Token = token.Value;
            return token.Value.Text;
        }
        finally
        {
            entry.Fetching.Release();
        }
    }

    private string? Usable(AppTokenCache.Entry entry, string? failed) =>
        entry.Token is { } token && token.Text != failed && clock.GetUtcNow() < token.GoodUntil ? token.Text : null;

    private async Task<Result<AppToken>> FetchAsync(Channel channel, bool force, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var answer = await secrets.CallAsync(channel, secret => weChat.PostAsync(
            Path, "", new AppTokenQuestion("client_credential", channel.AppId.Value, secret, force),
            WeChatJson.Default.AppTokenQuestion, WeChatJson.Default.AppTokenAnswer, cancellationToken));
        if (!answer.Succeeded)
            return answer.Error;
        if (answer.Value is not { AccessToken: { Length: > 0 } text, ExpiresIn: { } seconds and > 0 })
            return weChat.Malformed(Path);

        // Some minutes before the overlap begins, and not all processes in the same second.
        var spare = OverlapSeconds + RandomNumberGenerator.GetInt32(OverlapSeconds);
        return new AppToken(text, asked.AddSeconds(Math.Max(seconds - spare, 1)));
    }
}

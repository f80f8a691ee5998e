using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>
/// Asks WeChat for an application token (protocol 8.2, stable_token): every caller gets the same one, so that asking never takes another's
/// away, unless it is forced.
/// </summary>
internal sealed class AppTokenFetch(WeChatHttp weChat, ChannelSecrets secrets, TimeProvider clock)
{
    public const string Path = "cgi-bin/stable_token";

    /// <summary>In the last five minutes WeChat hands out the next token; the old one works until its end.</summary>
    private const int OverlapSeconds = 300;

    /// <summary>WeChat's clock is not ours: asked at the very beginning of the overlap it may still give the old one.</summary>
    private const int MaxIntoOverlapSeconds = 60;

    public async Task<Result<AppToken>> AskAsync(Channel channel, bool force, CancellationToken cancellationToken)
    {
        // From before the question: a slow answer makes the token no younger.
        var asked = clock.GetUtcNow();
        var answer = await secrets.CallAsync(channel, secret => weChat.PostAsync(
            channel.Id, Path, "", new AppTokenQuestion("client_credential", channel.AppId.Value, secret, force),
            WeChatJson.Default.AppTokenQuestion, WeChatJson.Default.AppTokenAnswer, cancellationToken));
        if (!answer.Succeeded)
            return answer.Error;
        if (answer.Value is not { AccessToken: { Length: > 0 } text, ExpiresIn: { } seconds and > 0 })
            return weChat.Malformed(channel.Id, Path);

        var beforeEnd = OverlapSeconds - RandomNumberGenerator.GetInt32(10, MaxIntoOverlapSeconds);
        return new AppToken(text, asked.AddSeconds(Math.Max(seconds - beforeEnd, 1)), asked.AddSeconds(seconds));
    }
}

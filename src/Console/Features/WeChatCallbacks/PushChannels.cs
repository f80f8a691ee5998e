using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Persistence;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>A channel that receives pushes.</summary>
/// <param name="Id">The channel.</param>
/// <param name="Key">Its key.</param>
/// <param name="Token">What pushes are signed with.</param>
/// <param name="Cipher">Null where pushes are plain.</param>
/// <param name="Forward">The company's own address, if any.</param>
internal sealed record PushChannel(ChannelId Id, string Key, string Token, PushCipher? Cipher, Uri? Forward);

/// <summary>The channels that receive pushes. Read for each push: an administrator's change counts at once, in every process.</summary>
internal sealed class PushChannels(IDbContextFactory<ConsoleContext> contexts, ChannelSecrets secrets)
{
    public async Task<PushChannel?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var channel = await context.Channels.FirstOrDefaultAsync(channel => channel.Key == key && channel.IsOn, cancellationToken);
        return channel is { Push.AreReceived: true } ? Read(channel) : null;
    }

    private PushChannel Read(Channel channel) => new(
        channel.Id,
        channel.Key,
        secrets.ReadPushToken(channel),
        channel.Push.EncodingAesKey.Length > 0 ? new PushCipher(EncodingAesKey.TryParse(secrets.ReadPushKey(channel))!, channel.AppId) : null,
        channel.Push.Forward.Length > 0 ? new Uri(channel.Push.Forward) : null);
}

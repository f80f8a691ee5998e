using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>A channel that receives pushes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Token">What pushes are signed with.</param>
/// <param name="Cipher">Null where pushes are plain.</param>
/// <param name="Forward">The company's own address, if any.</param>
internal sealed record PushChannel(string Key, string Token, PushCipher? Cipher, Uri? Forward);

/// <summary>The channels that receive pushes, as they are configured.</summary>
internal sealed class PushChannels(IOptions<ChannelsOptions> options)
{
    private readonly Dictionary<string, PushChannel> _channels = options.Value
        .Where(channel => channel.Value.Push.Token.Length > 0)
        .ToDictionary(channel => channel.Key, channel => Of(channel.Key, channel.Value), StringComparer.Ordinal);

    public PushChannel? Find(string key) => _channels.GetValueOrDefault(key);

    private static PushChannel Of(string key, ChannelOptions channel) => new(
        key,
        channel.Push.Token,
        EncodingAesKey.TryParse(channel.Push.EncodingAesKey) is { } aesKey ? new PushCipher(aesKey, WeChatAppId.Parse(channel.AppId)) : null,
        channel.Push.Forward.Length > 0 ? new Uri(channel.Push.Forward) : null);
}

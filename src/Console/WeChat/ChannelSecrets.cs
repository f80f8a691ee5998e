using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.WeChat;

/// <summary>App secrets: encrypted for storage, readable for one call.</summary>
internal sealed class ChannelSecrets(Keyring keyring)
{
    public byte[] Encrypt(WeChatAppId appId, string secret) => keyring.Seal(Encoding.UTF8.GetBytes(secret), Purpose(appId));

    public string Read(Channel channel) => Encoding.UTF8.GetString(keyring.Open(channel.Secret, Purpose(channel.AppId)));

    private static string Purpose(WeChatAppId appId) => $"channel secret {appId}";
}

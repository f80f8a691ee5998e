using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.WeChat;

/// <summary>What a channel and WeChat know alone: encrypted for storage, readable for one call.</summary>
internal sealed class ChannelSecrets(Keyring keyring, TimeProvider clock)
{
    public byte[] EncryptSecret(WeChatAppId appId, string secret) => Seal(secret, OfSecret(appId));

    public byte[] EncryptPushToken(WeChatAppId appId, string token) => Seal(token, OfPushToken(appId));

    public byte[] EncryptPushKey(WeChatAppId appId, string key) => Seal(key, OfPushKey(appId));

    public string Read(Channel channel) => Open(channel.Secret, OfSecret(channel.AppId));

    public string ReadPushToken(Channel channel) => Open(channel.Push.Token, OfPushToken(channel.AppId));

    public string ReadPushKey(Channel channel) => Open(channel.Push.EncodingAesKey, OfPushKey(channel.AppId));

    /// <summary>
    /// Makes a call that carries the app secret. Where WeChat does not know the new one yet, or the old one no more, the other is tried: a
    /// secret that WeChat refuses uses up nothing.
    /// </summary>
    public async Task<Result<T>> CallAsync<T>(Channel channel, Func<string, Task<Result<T>>> call)
        where T : notnull
    {
        Result<T> answer = WeChatErrors.SecretRefused;
        foreach (var secret in channel.SecretsAt(clock.GetUtcNow()))
        {
            answer = await call(Open(secret, OfSecret(channel.AppId)));
            if (answer.Error != WeChatErrors.SecretRefused)
                return answer;
        }

        return answer;
    }

    private static string OfSecret(WeChatAppId appId) => $"channel secret {appId}";

    private static string OfPushToken(WeChatAppId appId) => $"push token {appId}";

    private static string OfPushKey(WeChatAppId appId) => $"push key {appId}";

    private byte[] Seal(string text, string purpose) => keyring.Seal(Encoding.UTF8.GetBytes(text), purpose);

    private string Open(byte[] encrypted, string purpose) => Encoding.UTF8.GetString(keyring.Open(encrypted, purpose));
}

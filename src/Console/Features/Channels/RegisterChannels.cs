using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>Brings channels and OpenPlatforms from the configuration into the database, at every start.</summary>
internal sealed class RegisterChannels(
    IWriteLane lane, ChannelSecrets secrets, IOptions<OpenPlatformsOptions> openPlatforms, IOptions<ChannelsOptions> channels)
{
    /// <exception cref="StartRefusedException">A known key names another app now.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            var platforms = await item.Context.OpenPlatforms.AsTracking().ToDictionaryAsync(platform => platform.Key, token);
            foreach (var (key, wanted) in openPlatforms.Value)
                platforms[key] = Register(item, platforms.GetValueOrDefault(key), key, wanted);

            var known = await item.Context.Channels.AsTracking().ToDictionaryAsync(channel => channel.Key, token);
            foreach (var (key, wanted) in channels.Value)
                Register(item, known.GetValueOrDefault(key), key, wanted, platforms.GetValueOrDefault(wanted.OpenPlatform)?.Id);
            return known.Count;
        },
        cancellationToken);

    private static OpenPlatform Register(LaneItem item, OpenPlatform? platform, string key, OpenPlatformOptions wanted)
    {
        var name = wanted.Name.Length > 0 ? wanted.Name : key;
        if (platform is null)
            return item.Context.OpenPlatforms.Add(new OpenPlatform(OpenPlatformId.New(item.Now), key, name)).Entity;

        platform.Rename(name);
        return platform;
    }

    private void Register(LaneItem item, Channel? channel, string key, ChannelOptions wanted, OpenPlatformId? openPlatform)
    {
        var appId = WeChatAppId.Parse(wanted.AppId);
        if (channel is not null && (channel.AppId != appId || channel.Kind != wanted.Kind))
        {
            // Every OpenID of the channel belongs to its AppID: another app needs another key.
            throw new StartRefusedException($"Channels:{key} was registered as {channel.Kind} {channel.AppId} and names another app now. Give the new app a key of its own.");
        }

        channel ??= item.Context.Channels.Add(Channel.Register(ChannelId.New(item.Now), key, wanted.Kind!.Value, appId)).Entity;
        var secret = channel.Secret.Length > 0 && secrets.Read(channel) == wanted.Secret ? channel.Secret : secrets.Encrypt(appId, wanted.Secret);
        channel.Configure(
            wanted.Name.Length > 0 ? wanted.Name : key, secret, new PhonePolicy(wanted.Phone, wanted.PhoneProof), wanted.Agreements);
        channel.ShowBy(new ScanCode(wanted.Code.Kind, wanted.Code.EnvVersion, wanted.Code.Page));
        channel.OfferFollowing(wanted.Follow.Confirm);
        channel.Bind(openPlatform, item.Now);
    }
}

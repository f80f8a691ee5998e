using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>Brings channels and OpenPlatforms from the configuration into the database, at every start.</summary>
internal sealed class RegisterChannels(
    IWriteLane lane, WriteChannel write, IOptions<OpenPlatformsOptions> openPlatforms, IOptions<ChannelsOptions> channels)
{
    /// <exception cref="StartRefusedException">A known key names another app now, or an app is known under another key.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            var platforms = await item.Context.OpenPlatforms.AsTracking().ToDictionaryAsync(platform => platform.Key, token);
            foreach (var (key, wanted) in openPlatforms.Value)
                platforms[key] = Register(item, platforms.GetValueOrDefault(key), key, wanted);

            var known = await item.Context.Channels.AsTracking().ToDictionaryAsync(channel => channel.Key, token);
            foreach (var (key, wanted) in channels.Value)
                Register(item, known, key, wanted, platforms.GetValueOrDefault(wanted.OpenPlatform)?.Id);
            // Nobody comes through a channel that is configured no more; its people stay known.
            foreach (var gone in known.Values.Where(channel => channel is { Source: ChannelSource.Configuration, IsOn: true } && !channels.Value.ContainsKey(channel.Key)))
                gone.Switch(on: false);
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

    private void Register(LaneItem item, Dictionary<string, Channel> known, string key, ChannelOptions wanted, OpenPlatformId? openPlatform)
    {
        var appId = WeChatAppId.Parse(wanted.AppId);
        var channel = known.GetValueOrDefault(key);
        if (channel is not null && (channel.AppId != appId || channel.Kind != wanted.Kind))
        {
            // Every OpenID of the channel belongs to its AppID: another app needs another key.
            throw new StartRefusedException($"Channels:{key} was registered as {channel.Kind} {channel.AppId} and names another app now. Give the new app a key of its own.");
        }

        if (channel is null && known.Values.FirstOrDefault(other => other.AppId == appId) is { } other)
            throw new StartRefusedException($"Channels:{key} names {appId}, which is the channel \"{other.Key}\". Write its settings under Channels:{other.Key}.");

        // An administrator added it, and finds it set elsewhere from now on: its history says so.
        if (channel is { Source: ChannelSource.Administrator })
            item.Context.AuditEntries.Add(new AuditEntry(item.Now, AuditEntry.System, ChannelAudit.TakenOver, key));
        channel ??= item.Context.Channels.Add(Channel.Register(ChannelId.New(item.Now), key, wanted.Kind!.Value, appId)).Entity;
        write.Write(channel, ChannelSource.Configuration, wanted, openPlatform, item.Now);
        channel.Receive(write.PushOf(channel, wanted.Push));
        channel.Switch(on: true);
    }
}

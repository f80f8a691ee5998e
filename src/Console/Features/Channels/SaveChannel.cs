using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>What became of a draft: a channel, or everything that is wrong with it, or a reason that no field can mend.</summary>
internal sealed record SavedChannel(ChannelId? Id, IReadOnlyList<ChannelFault> Faults, Error? Refusal)
{
    public static implicit operator SavedChannel(ChannelId id) => new(id, [], null);

    public static implicit operator SavedChannel(ChannelFault[] faults) => new(null, faults, null);

    public static implicit operator SavedChannel(Error refusal) => new(null, [], refusal);
}

/// <summary>Stores a channel that an administrator wrote: all of it, or nothing.</summary>
internal sealed class SaveChannel(
    IWriteLane lane, WriteChannel write, IAuthorizationService authorization, IOptions<AgreementsOptions> agreements, IOptions<PublicOptions> site)
{
    public static readonly Error Forbidden = new("forbidden", "Only administrators may change channels.");

    public static readonly Error Configured = new("configured", "The channel is set in the configuration.");

    public static readonly Error Changed = new("changed", "Somebody else changed the channel meanwhile.");

    /// <param name="id">The channel; null for a new one.</param>
    /// <param name="draft">What it shall be.</param>
    /// <param name="administrator">Who says so.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<SavedChannel> RunAsync(
        ChannelId? id, ChannelDraft draft, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return Forbidden;

        draft.LeaveOutWhatIsNotShown();
        return await lane.RunAsync((item, token) => SaveAsync(item, id, draft, name, token), cancellationToken);
    }

    private async Task<SavedChannel> SaveAsync(LaneItem item, ChannelId? id, ChannelDraft draft, string name, CancellationToken cancellationToken)
    {
        var channels = await item.Context.Channels.AsTracking().ToListAsync(cancellationToken);
        var channel = id is null ? null : channels.Single(stored => stored.Id == id);
        if (channel is { Source: ChannelSource.Configuration })
            return Configured;
        if (channel?.Version != draft.Version)
            return Changed;

        var platforms = await item.Context.OpenPlatforms.ToListAsync(cancellationToken);
        ChannelFault[] faults = [.. FaultsOf(channel, draft, channels, platforms)];
        if (faults.Length > 0)
            return faults;

        var (settings, isNew) = (draft.Settings, channel is null);
        var before = channel?.Secret;
        var wasOn = channel?.IsOn ?? true;
        channel ??= item.Context.Channels.Add(
            Channel.Register(ChannelId.New(item.Now), draft.Key, settings.Kind!.Value, WeChatAppId.Parse(settings.AppId))).Entity;
        write.Write(channel, ChannelSource.Administrator, settings, OpenPlatformOf(item, draft, platforms), item.Now);
        channel.Receive(PushOf(channel, draft));
        channel.Switch(draft.IsOn);

        Audit(item, name, isNew ? ChannelAudit.Added : ChannelAudit.Changed, channel);
        if (before is not null && !ReferenceEquals(before, channel.Secret))
            Audit(item, name, ChannelAudit.SecretChanged, channel);
        if (wasOn != channel.IsOn)
            Audit(item, name, channel.IsOn ? ChannelAudit.SwitchedOn : ChannelAudit.SwitchedOff, channel);
        return channel.Id;
    }

    private IEnumerable<ChannelFault> FaultsOf(Channel? channel, ChannelDraft draft, List<Channel> channels, List<OpenPlatform> platforms)
    {
        var settings = draft.Settings;
        var known = channel is null
            ? KnownSecrets.None
            : new KnownSecrets(
                Secret: true,
                PushToken: channel.Push.AreReceived && draft.Push is not PushSecurity.Off,
                PushKey: channel.Push.EncodingAesKey.Length > 0 && draft.Push is PushSecurity.Encrypted);
        var keys = platforms.Select(platform => platform.Key).Append(ChannelDraft.AnotherOpenPlatform).ToList();
        foreach (var fault in new ChannelFaults(keys, agreements.Value.Keys, site.Value.Origin).Of(settings, known))
            yield return fault;

        if (!Channel.IsKey(draft.Key))
            yield return new("Key", "KeyMalformed");
        if (channel is null && channels.Exists(other => other.Key == draft.Key))
            yield return new("Key", "KeyTaken");
        if (channel is null && channels.Find(other => other.AppId.Value == settings.AppId) is { } holder)
            yield return new("AppId", "AppIdTaken", holder.Name);
        if (settings.OpenPlatform == ChannelDraft.AnotherOpenPlatform && draft.NewOpenPlatform.Trim().Length is 0 or > OpenPlatform.MaxNameLength)
            yield return new("OpenPlatform", "OpenPlatformNameMissing");
        if (draft.Push is not PushSecurity.Off && settings.Push.Token.Length == 0 && !known.PushToken && settings.Push.Forward.Length == 0)
            yield return new("Push:Token", "PushTokenMissing");
        if (draft.Push is PushSecurity.Encrypted && settings.Push.EncodingAesKey.Length == 0 && !known.PushKey)
            yield return new("Push:EncodingAesKey", "PushKeyMalformed");
    }

    private PushSettings PushOf(Channel channel, ChannelDraft draft)
    {
        var wanted = write.PushOf(channel, draft.Settings.Push);
        return wanted with
        {
            Token = wanted.AreReceived || draft.Push is PushSecurity.Off ? wanted.Token : channel.Push.Token,
            EncodingAesKey = wanted.EncodingAesKey.Length > 0 || draft.Push is not PushSecurity.Encrypted ? wanted.EncodingAesKey : channel.Push.EncodingAesKey,
        };
    }

    private static OpenPlatformId? OpenPlatformOf(LaneItem item, ChannelDraft draft, List<OpenPlatform> platforms)
    {
        if (draft.Settings.OpenPlatform != ChannelDraft.AnotherOpenPlatform)
            return platforms.Find(platform => platform.Key == draft.Settings.OpenPlatform)?.Id;

        var key = Enumerable.Range(platforms.Count + 1, int.MaxValue - platforms.Count - 1).Select(number => $"open-platform-{number}")
            .First(key => !platforms.Exists(platform => platform.Key == key));
        return item.Context.OpenPlatforms.Add(new OpenPlatform(OpenPlatformId.New(item.Now), key, draft.NewOpenPlatform.Trim())).Entity.Id;
    }

    private static void Audit(LaneItem item, string name, string action, Channel channel) =>
        item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, action, channel.Key));
}

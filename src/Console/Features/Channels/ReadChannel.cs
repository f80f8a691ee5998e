using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>A channel as its page shows it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="OpenPlatform">What its OpenPlatform is called, if it is bound to one.</param>
/// <param name="People">How many came through it.</param>
/// <param name="History">What administrators did to it, the newest first.</param>
public sealed record ChannelView(Channel Channel, string? OpenPlatform, int People, IReadOnlyList<AuditEntry> History);

/// <summary>What the form of a channel begins with.</summary>
/// <param name="Id">The channel; null for a new one.</param>
/// <param name="Draft">What is stored, or the beginning of a new one.</param>
/// <param name="Source">Who says what it is; null for a new one.</param>
/// <param name="Known">Which secrets are stored.</param>
/// <param name="OpenPlatforms">By name.</param>
/// <param name="Agreements">The keys that there are.</param>
internal sealed record ChannelForm(
    ChannelId? Id, ChannelDraft Draft, ChannelSource? Source, KnownSecrets Known, IReadOnlyList<OpenPlatform> OpenPlatforms, IReadOnlyList<string> Agreements);

/// <summary>One channel, for its page and its form.</summary>
internal sealed class ReadChannel(IDbContextFactory<ConsoleContext> contexts, IOptions<AgreementsOptions> agreements)
{
    private const int MaxHistory = 50;

    public async Task<ChannelView?> LoadAsync(string key, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Channels.SingleOrDefaultAsync(channel => channel.Key == key, cancellationToken) is not { } channel)
            return null;
        var platforms = await context.OpenPlatforms.ToListAsync(cancellationToken);
        return new ChannelView(
            channel,
            platforms.Find(platform => platform.Id == channel.OpenPlatform)?.Name,
            await context.LinkedIdentities.CountAsync(link => link.Channel == channel.Id, cancellationToken),
            await context.AuditEntries.Where(entry => entry.Target == key && entry.Action.StartsWith(ChannelAudit.Prefix))
                .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(MaxHistory).ToListAsync(cancellationToken));
    }

    public async Task<ChannelForm?> FormOfAsync(string key, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Channels.SingleOrDefaultAsync(channel => channel.Key == key, cancellationToken) is not { } channel)
            return null;
        var platforms = await context.OpenPlatforms.OrderBy(platform => platform.Name).ToListAsync(cancellationToken);
        return new ChannelForm(
            channel.Id,
            ChannelDraft.Of(channel, platforms.Find(platform => platform.Id == channel.OpenPlatform)?.Key),
            channel.Source,
            new KnownSecrets(channel.Secret.Length > 0, channel.Push.AreReceived, channel.Push.EncodingAesKey.Length > 0),
            platforms,
            [.. agreements.Value.Keys.Order(StringComparer.Ordinal)]);
    }

    public async Task<ChannelForm> FormOfNewAsync(ChannelKind kind, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Channels.Select(channel => channel.Key).ToListAsync(cancellationToken);
        var platforms = await context.OpenPlatforms.OrderBy(platform => platform.Name).ToListAsync(cancellationToken);
        var word = kind switch
        {
            ChannelKind.WebsiteApp => "website",
            ChannelKind.OfficialAccount => "official",
            ChannelKind.MiniProgram => "mini",
            _ => "app",
        };
        var key = Enumerable.Range(1, keys.Count + 1).Select(number => number == 1 ? word : $"{word}-{number}").First(key => !keys.Contains(key));
        return new ChannelForm(
            Id: null, ChannelDraft.Of(kind, key), Source: null, KnownSecrets.None, platforms, [.. agreements.Value.Keys.Order(StringComparer.Ordinal)]);
    }
}

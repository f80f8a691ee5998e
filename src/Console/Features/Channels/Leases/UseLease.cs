using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>Gives a channel's access token to whoever has a key for it, and hears from them when WeChat refuses it.</summary>
internal sealed class UseLease(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, AppTokens tokens)
{
    public const string Used = "lease.used";
    public const string Reported = "lease.token-reported";

    public async Task<Result<AppToken>> GetAsync(string key, byte[]? keyHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, keyHash, cancellationToken) is not var (channel, lease))
            return LeaseErrors.Refused;

        // Before the answer, so that no token leaves that the audit does not know of.
        if (lease.IsNews(now) && !await NoteAsync(lease.Id, channel.Key, cancellationToken))
            return LeaseErrors.Refused;
        return await tokens.GetAsync(channel, cancellationToken);
    }

    /// <summary>WeChat refused the token whose hash that is. Only what we hold ourselves is replaced, and not more often than for us.</summary>
    public async Task<Result<bool>> ReportAsync(string key, byte[]? keyHash, byte[] tokenHash, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, keyHash, cancellationToken) is not var (channel, lease))
            return LeaseErrors.Refused;

        var held = await tokens.GetAsync(channel, cancellationToken);
        if (!held.Succeeded || !CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(held.Value.Text)), tokenHash))
            return false;

        await lane.RunAsync(
            (item, _) => Task.FromResult(item.Context.AuditEntries.Add(new AuditEntry(item.Now, lease.Actor, Reported, channel.Key)).Entity), cancellationToken);
        return (await tokens.ReplaceAsync(channel, held.Value, cancellationToken)).Succeeded;
    }

    private async Task<(Channel Channel, TokenLease Lease)?> FindAsync(string key, byte[]? keyHash, CancellationToken cancellationToken)
    {
        if (keyHash is null)
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lease = await context.TokenLeases.SingleOrDefaultAsync(lease => lease.Hash == keyHash, cancellationToken);
        if (lease is null || !CryptographicOperations.FixedTimeEquals(lease.Hash, keyHash))
            return null;

        var channel = await context.Channels.SingleAsync(channel => channel.Id == lease.Channel, cancellationToken);
        return channel.Key == key && channel.IsOn ? (channel, lease) : null;
    }

    private Task<bool> NoteAsync(Guid id, string channel, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            if (await item.Context.TokenLeases.AsTracking().SingleOrDefaultAsync(lease => lease.Id == id, token) is not { } lease)
                return false;
            if (lease.Use(item.Now))
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, lease.Actor, Used, channel));
            return true;
        },
        cancellationToken);
}

using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>Makes a key for another system. Its text is answered this once; only its hash is stored.</summary>
internal sealed class MakeLease(IWriteLane lane, IAuthorizationService authorization)
{
    public async Task<Result<string>> RunAsync(ChannelId id, string system, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;
        if (system.Trim() is not { Length: > 0 and <= TokenLease.MaxSystemLength } named)
            return LeaseErrors.SystemMissing;

        var (text, hash) = LeaseKey.New();
        return await lane.RunAsync<Result<string>>(
            async (item, token) =>
            {
                var channel = await item.Context.Channels.SingleAsync(channel => channel.Id == id, token);
                item.Context.TokenLeases.Add(TokenLease.Of(id, named, hash, name, item.Now));
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, ChannelAudit.LeaseMade, channel.Key));
                return text;
            },
            cancellationToken);
    }
}

using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>Takes a key away: from then on it opens nothing, in every process.</summary>
internal sealed class RevokeLease(IWriteLane lane, IAuthorizationService authorization)
{
    /// <returns>Why not; null when it is gone.</returns>
    public async Task<Error?> RunAsync(Guid id, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;

        return await lane.RunAsync(
            async (item, token) =>
            {
                if (await item.Context.TokenLeases.AsTracking().SingleOrDefaultAsync(lease => lease.Id == id, token) is not { } lease)
                    return LeaseErrors.Gone;

                var channel = await item.Context.Channels.SingleAsync(channel => channel.Id == lease.Channel, token);
                item.Context.TokenLeases.Remove(lease);
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, ChannelAudit.LeaseRevoked, channel.Key));
                return null;
            },
            cancellationToken);
    }
}

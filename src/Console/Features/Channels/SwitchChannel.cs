using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels;

/// <summary>Lets people come through a channel, or nobody. Whoever came through it stays known.</summary>
internal sealed class SwitchChannel(IWriteLane lane, IAuthorizationService authorization)
{
    /// <returns>Why not; null when it stands as it was wished.</returns>
    public async Task<Error?> RunAsync(ChannelId id, bool on, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;

        return await lane.RunAsync(
            async (item, token) =>
            {
                var channel = await item.Context.Channels.AsTracking().SingleAsync(channel => channel.Id == id, token);
                if (channel.Source is ChannelSource.Configuration)
                    return SaveChannel.Configured;
                if (channel.IsOn == on)
                    return null;

                channel.Switch(on);
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, on ? ChannelAudit.SwitchedOn : ChannelAudit.SwitchedOff, channel.Key));
                return null;
            },
            cancellationToken);
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels;

/// <summary>Drops app secrets whose overlap is over.</summary>
internal sealed class ForgetFormerSecrets(IWriteLane lane, TimeProvider clock) : EveryMinute(lane, clock)
{
    protected override async Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var before = item.Now - Channel.SecretOverlap;
        var changed = await item.Context.Channels.AsTracking()
            .Where(channel => channel.FormerSecret != null && channel.SecretChangedAt <= before).ToListAsync(cancellationToken);
        changed.ForEach(channel => channel.ForgetFormerSecret());
        return false;
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>Reads how far the newest guided scan of a channel is.</summary>
internal sealed class ReadGuidedScan(IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    /// <returns>Null where there was none.</returns>
    public async Task<GuidedScanState?> StateAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var scan = await context.GuidedScans.FirstOrDefaultAsync(scan => scan.Channel == channel, cancellationToken);
        return scan?.StateAt(clock.GetUtcNow());
    }
}

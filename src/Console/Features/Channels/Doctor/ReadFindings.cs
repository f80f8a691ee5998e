using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>What the last examination of a channel found.</summary>
internal sealed class ReadFindings(IDbContextFactory<ConsoleContext> contexts)
{
    public async Task<(IReadOnlyList<Finding> Findings, DateTimeOffset? ExaminedAt)> LoadAsync(ChannelId channel, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.ChannelFindings.Where(finding => finding.Channel == channel).OrderBy(finding => finding.Position).ToListAsync(cancellationToken);
        return (stored.ConvertAll(finding => finding.Finding), stored.Count == 0 ? null : stored[0].ExaminedAt);
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>The verification files of a channel, and one of them for whoever looks for it.</summary>
internal sealed class ListFiles(IDbContextFactory<ConsoleContext> contexts)
{
    public async Task<IReadOnlyList<VerificationFile>> LoadAsync(ChannelId channel, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VerificationFiles.Where(file => file.Channel == channel)
            .OrderBy(file => file.Folder).ThenBy(file => file.Name).ToListAsync(cancellationToken);
    }

    /// <summary>What lies at an address, capital letters and all; null where nothing does.</summary>
    public async Task<string?> FindAsync(string folder, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VerificationFiles.Where(file => file.Folder == folder && file.Name == name)
            .Select(file => file.Text).FirstOrDefaultAsync(cancellationToken);
    }
}

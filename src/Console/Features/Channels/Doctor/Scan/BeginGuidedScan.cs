using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>An administrator begins a guided scan; the one before is over.</summary>
internal sealed class BeginGuidedScan(IWriteLane lane, IAuthorizationService authorization, IOptions<PublicOptions> site)
{
    /// <returns>The link that the phone scans.</returns>
    public async Task<Result<string>> RunAsync(ChannelId channel, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is null)
            return SaveChannel.Forbidden;

        var token = RandomToken.New();
        await lane.RunAsync(
            async (item, stop) =>
            {
                await item.Context.GuidedScans.Where(scan => scan.Channel == channel).ExecuteDeleteAsync(stop);
                return item.Context.GuidedScans.Add(new GuidedScan { Channel = channel, TokenHash = token.Hash, BegunAt = item.Now });
            },
            cancellationToken);
        return site.Value.Origin + ConsoleUrls.GuidedScanOf(token);
    }
}

using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>The administrator saw WeChat's error on the phone; nobody tells it to us otherwise. Of no effect once somebody came back.</summary>
internal sealed class ReportGuidedScan(IWriteLane lane, IAuthorizationService authorization)
{
    /// <returns>Why not, or null.</returns>
    public async Task<Error?> RunAsync(ChannelId channel, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is null)
            return SaveChannel.Forbidden;

        await lane.RunAsync(
            async (item, stop) =>
            {
                var scan = await item.Context.GuidedScans.AsTracking().FirstOrDefaultAsync(scan => scan.Channel == channel, stop);
                if (scan?.StateAt(item.Now) is not GuidedScanState.Opened)
                    return false;
                scan.Refuse(item.Now);
                await item.Context.ReplaceFindingAsync(channel, CallbackFinding.Refused(item.Now), stop);
                return true;
            },
            cancellationToken);
        return null;
    }
}

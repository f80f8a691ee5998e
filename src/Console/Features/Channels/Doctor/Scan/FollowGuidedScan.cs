using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>The phone of a guided scan: it leaves for WeChat's page, silently, and comes back.</summary>
internal sealed class FollowGuidedScan(IWriteLane lane, BeginTrip trips)
{
    /// <param name="token">What the link holds.</param>
    /// <param name="browserHash">The browser's secret, hashed.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>WeChat's address; null where no scan waits.</returns>
    public async Task<string?> LeaveAsync(string? token, byte[] browserHash, CancellationToken cancellationToken)
    {
        if (RandomToken.HashOf(token) is not { } hash)
            return null;
        return await lane.RunAsync(
            async (item, stop) =>
            {
                var scan = await item.Context.GuidedScans.AsTracking().FirstOrDefaultAsync(scan => scan.TokenHash == hash, stop);
                if (scan?.StateAt(item.Now) is not (GuidedScanState.Waiting or GuidedScanState.Opened))
                    return null;
                scan.Open(item.Now);
                var channel = await item.Context.Channels.AsNoTracking().SingleAsync(channel => channel.Id == scan.Channel, stop);
                return trips.ToOfficialAccount(item, channel, browserHash, TripPurpose.Examine);
            },
            cancellationToken);
    }

    /// <summary>It is back. That is all that is to be known: the code that it brings is left as it is.</summary>
    public Task ArriveAsync(ChannelId channel, CancellationToken cancellationToken) =>
        lane.RunAsync(
            async (item, stop) =>
            {
                if (await item.Context.GuidedScans.AsTracking().FirstOrDefaultAsync(scan => scan.Channel == channel, stop) is not { } scan)
                    return false;
                scan.Arrive(item.Now);
                await item.Context.ReplaceFindingAsync(channel, CallbackFinding.Arrived(item.Now), stop);
                return true;
            },
            cancellationToken);
}

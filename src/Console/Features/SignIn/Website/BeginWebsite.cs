using System.Globalization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Website;

/// <summary>Sends a computer to WeChat's own page with a code, in a frame of ours or instead of our page.</summary>
internal sealed class BeginWebsite(IWriteLane lane, BeginTrip trips)
{
    /// <param name="browserHash">The browser's secret, hashed; the way back is worth nothing elsewhere.</param>
    /// <param name="framed">Shown in a frame.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>WeChat's address.</returns>
    public Task<Result<string>> RunAsync(byte[] browserHash, bool framed, CancellationToken cancellationToken)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";
        return lane.RunAsync<Result<string>>(
            async (item, token) =>
            {
                var channel = await item.Context.Channels.FirstOfferingAsync(ChannelKind.WebsiteApp, Scenario.PcScan, token);
                return channel is null ? DoorErrors.NoChannel : trips.ToWebsiteApp(item, channel, browserHash, english, framed);
            },
            cancellationToken);
    }
}

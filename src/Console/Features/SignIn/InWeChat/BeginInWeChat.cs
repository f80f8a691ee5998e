using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.InWeChat;

/// <summary>
/// Sends a page that was opened inside WeChat on its way: silently at first, which gives the OpenID alone and needs no yes; with name and
/// UnionID only after a tap, since WeChat serves a virtual user where that starts by itself (protocol 4.4).
/// </summary>
internal sealed class BeginInWeChat(IWriteLane lane, BeginTrip trips)
{
    /// <summary>How often a browser is sent round that comes back without its cookie.</summary>
    public const int MaxAttempts = 3;

    /// <param name="browserHash">The browser's secret, hashed.</param>
    /// <param name="purpose"><see cref="TripPurpose.Recognise"/> or <see cref="TripPurpose.Introduce"/>.</param>
    /// <param name="attempt">Which try it is.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>WeChat's address.</returns>
    public Task<Result<string>> RunAsync(byte[] browserHash, TripPurpose purpose, int attempt, CancellationToken cancellationToken) =>
        lane.RunAsync<Result<string>>(
            async (item, token) => await ChannelAsync(item.Context, token) is { } channel
                ? trips.ToOfficialAccount(item, channel, browserHash, purpose, attempt: attempt)
                : DoorErrors.NoChannel,
            cancellationToken);

    /// <summary>The official account that recognises people inside WeChat: of several the first by key.</summary>
    public static Task<Channel?> ChannelAsync(ConsoleContext context, CancellationToken cancellationToken) =>
        context.Channels.FirstOfferingAsync(ChannelKind.OfficialAccount, Scenario.InWeChatWeb, cancellationToken);
}

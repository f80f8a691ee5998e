using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>How a trip to WeChat's page ended.</summary>
/// <param name="State">The trip.</param>
/// <param name="Channel">Whose page it was.</param>
/// <param name="End">Whether the state counts.</param>
internal sealed record AuthorizationTrip(AuthorizationState State, Channel Channel, TripEnd End);

/// <summary>Whether a state that came back counts.</summary>
internal enum TripEnd
{
    /// <summary>It does: this call has used it up.</summary>
    Arrived,

    /// <summary>The same browser has used it before: WeChat came twice, or a page was loaded again.</summary>
    ArrivedBefore,

    /// <summary>Another browser began, or this one has lost its cookie since.</summary>
    ForeignBrowser,
}

/// <summary>Uses up the state that WeChat brought back: once, in the browser that began, within its time, for its channel.</summary>
internal sealed class UseAuthorizationState(IWriteLane lane)
{
    /// <summary>No state, an unknown, foreign, old or used one. Which of them is nobody's business.</summary>
    public static readonly Error Refused = new("authorization.refused", "The way back from WeChat does not belong to this browser, or was used before.");

    /// <param name="channelKey">The channel in the address; null where the address names none.</param>
    /// <param name="state">What WeChat carried.</param>
    /// <param name="browserHash">The browser's secret, hashed; null where it sent none.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>The trip; refused where no trip of this channel is under way with that state.</returns>
    public async Task<Result<AuthorizationTrip>> RunAsync(
        string? channelKey, string? state, byte[]? browserHash, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(state) || state.Length > 128)
            return Refused;

        var stateHash = AuthorizationState.HashOf(state);
        return await lane.RunAsync<Result<AuthorizationTrip>>(
            async (item, token) =>
            {
                var begun = await item.Context.AuthorizationStates.AsNoTracking()
                    .FirstOrDefaultAsync(begun => begun.StateHash == stateHash && begun.ExpiresAt > item.Now, token);
                if (begun is null)
                    return Refused;
                var channel = await item.Context.Channels.AsNoTracking().SingleAsync(channel => channel.Id == begun.Channel, token);
                if (channelKey is not null && channel.Key != channelKey)
                    return Refused;

                if (browserHash is null || !CryptographicOperations.FixedTimeEquals(begun.BrowserHash, browserHash))
                    return new AuthorizationTrip(begun, channel, TripEnd.ForeignBrowser);
                var end = await ConsumeAsync(item, stateHash, token) ? TripEnd.Arrived : TripEnd.ArrivedBefore;
                return new AuthorizationTrip(begun, channel, end);
            },
            cancellationToken);
    }

    private static async Task<bool> ConsumeAsync(LaneItem item, byte[] stateHash, CancellationToken cancellationToken) =>
        await item.Context.AuthorizationStates
            .Where(begun => begun.StateHash == stateHash && begun.UsedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(begun => begun.UsedAt, item.Now), cancellationToken) == 1;
}

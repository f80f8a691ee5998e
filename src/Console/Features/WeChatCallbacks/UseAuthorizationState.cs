using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>What a used state stood for.</summary>
internal sealed record AuthorizationTrip(LoginTicketId Ticket, Channel Channel);

/// <summary>Uses up the state that WeChat brought back: once, in the browser that began, within its time, for its channel.</summary>
internal sealed class UseAuthorizationState(IWriteLane lane)
{
    /// <summary>No state, an unknown, foreign, old or used one. Which of them is nobody's business.</summary>
    public static readonly Error Refused = new("authorization.refused", "The way back from WeChat does not belong to this browser, or was used before.");

    public async Task<Result<AuthorizationTrip>> RunAsync(
        string channelKey, string? state, byte[]? browserHash, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(state) || state.Length > 128 || browserHash is null)
            return Refused;

        var stateHash = SHA256.HashData(Encoding.UTF8.GetBytes(state));
        return await lane.RunAsync<Result<AuthorizationTrip>>(
            async (item, token) =>
            {
                var begun = await item.Context.AuthorizationStates.AsNoTracking()
                    .FirstOrDefaultAsync(begun => begun.StateHash == stateHash, token);
                if (begun is null || !CryptographicOperations.FixedTimeEquals(begun.BrowserHash, browserHash))
                    return Refused;

                var channel = await item.Context.Channels.AsNoTracking().SingleAsync(channel => channel.Id == begun.Channel, token);
                if (channel.Key != channelKey || !await ConsumeAsync(item, stateHash, token))
                    return Refused;
                return new AuthorizationTrip(begun.Ticket, channel);
            },
            cancellationToken);
    }

    private static async Task<bool> ConsumeAsync(LaneItem item, byte[] stateHash, CancellationToken cancellationToken) =>
        await item.Context.AuthorizationStates
            .Where(begun => begun.StateHash == stateHash && begun.UsedAt == null && begun.ExpiresAt > item.Now)
            .ExecuteUpdateAsync(update => update.SetProperty(begun => begun.UsedAt, item.Now), cancellationToken) == 1;
}

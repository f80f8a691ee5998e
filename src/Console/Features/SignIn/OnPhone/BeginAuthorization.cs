using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>
/// The person tapped: sends the phone to WeChat's authorisation page. Begun by a tap and never by opening the link, since WeChat
/// serves a virtual user where authorisation starts by itself (protocol 4.4).
/// </summary>
internal sealed class BeginAuthorization(IWriteLane lane, BeginTrip trips)
{
    /// <param name="id">The ticket in the link.</param>
    /// <param name="browserHash">The phone browser's own secret, hashed; the way back is worth nothing elsewhere.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>WeChat's address.</returns>
    public async Task<Result<string>> RunAsync(string? id, byte[] browserHash, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        return await lane.RunAsync<Result<string>>(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null)
                    return TicketErrors.Expired;
                if (ticket.Scenario is not Scenario.PcScan)
                    return TicketErrors.WrongPurpose;
                // A scanned one too: a phone that lost its cookie since is let on when WeChat names the same person again.
                if (ticket.StateAt(item.Now) is not (LoginTicketState.Issued or LoginTicketState.Scanned) and var current)
                    return TicketErrors.From(current);

                var channel = await item.Context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, token);
                return trips.ToOfficialAccount(item, channel, browserHash, TripPurpose.Scan, ticketId);
            },
            cancellationToken);
    }
}

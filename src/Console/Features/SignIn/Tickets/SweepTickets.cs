using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// Takes away what time has ended: WeChat's answers in tickets that expired unconfirmed, tickets and trips to WeChat of yesterday,
/// and enrolments and sessions that are over. Small batches, so that no sign-in waits behind it for long.
/// </summary>
internal sealed class SweepTickets(IWriteLane lane, TimeProvider clock) : EveryMinute(lane, clock)
{
    private const int Batch = 500;

    /// <summary>How long a ticket is kept after its end, for a phone that still shows it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var (now, old) = (item.Now, item.Now - Kept);
        var tickets = item.Context.LoginTickets;
        var unconfirmed = tickets.Where(ticket => ticket.Evidence != null && ticket.Deadline <= now).Select(ticket => ticket.Id).Take(Batch);
        var emptied = await tickets.Where(ticket => unconfirmed.Contains(ticket.Id)).ExecuteUpdateAsync(
            update => update
                .SetProperty(ticket => ticket.Evidence, (byte[]?)null)
                .SetProperty(ticket => ticket.ScannedAppId, (WeChatAppId?)null)
                .SetProperty(ticket => ticket.ScannedOpenId, (OpenId?)null)
                .SetProperty(ticket => ticket.Nickname, (string?)null)
                .SetProperty(ticket => ticket.Avatar, (AvatarId?)null)
                .SetProperty(ticket => ticket.State, LoginTicketState.Expired)
                .SetProperty(ticket => ticket.Version, ticket => ticket.Version + 1),
            cancellationToken);

        var oldTickets = tickets.Where(ticket => ticket.Deadline <= old).Select(ticket => ticket.Id).Take(Batch);
        var gone = await tickets.Where(ticket => oldTickets.Contains(ticket.Id)).ExecuteDeleteAsync(cancellationToken);

        var oldTrips = item.Context.AuthorizationStates.Where(trip => trip.ExpiresAt <= old).Select(trip => trip.StateHash).Take(Batch);
        gone += await item.Context.AuthorizationStates.Where(trip => oldTrips.Contains(trip.StateHash)).ExecuteDeleteAsync(cancellationToken);

        var oldEnrolments = item.Context.Enrolments.Where(held => held.Deadline <= now).Select(held => held.TokenHash).Take(Batch);
        gone += await item.Context.Enrolments.Where(held => oldEnrolments.Contains(held.TokenHash)).ExecuteDeleteAsync(cancellationToken);

        var oldData = item.Context.SpentData.Where(spent => spent.ExpiresAt <= now).Select(spent => spent.DataHash).Take(Batch);
        gone += await item.Context.SpentData.Where(spent => oldData.Contains(spent.DataHash)).ExecuteDeleteAsync(cancellationToken);

        // Whoever left the phone step out is not asked again for a while: the session remembers it.
        var skipped = now - OpenSession.NotAgainFor;
        var oldSessions = item.Context.Sessions
            .Where(session => session.ExpiresAt <= old && (session.PhoneSkippedAt == null || session.PhoneSkippedAt <= skipped))
            .Select(session => session.TokenHash).Take(Batch);
        gone += await item.Context.Sessions.Where(session => oldSessions.Contains(session.TokenHash)).ExecuteDeleteAsync(cancellationToken);

        var unseen = now - Device.KeptFor;
        var oldDevices = item.Context.Devices.Where(device => device.SeenAt <= unseen).Select(device => device.Id).Take(Batch);
        gone += await item.Context.Devices.Where(device => oldDevices.Contains(device.Id)).ExecuteDeleteAsync(cancellationToken);
        return emptied + gone > 0;
    }
}

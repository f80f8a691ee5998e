using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Devices;

/// <summary>Somebody says whether it was them. If not, whoever is signed in with that device as them is signed out at once.</summary>
internal sealed class AnswerDeviceNotice(IWriteLane lane)
{
    public const string Disowned = "device.disowned";

    /// <summary>Unknown, answered and of somebody else answer alike.</summary>
    public static readonly Error NotAsked = new("device.not-asked", "Nobody is asked about that device any more.");

    /// <param name="session">Who answers: a session that is told of the device.</param>
    /// <param name="device">The device's id.</param>
    /// <param name="wasThem">What they say.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<Error?> RunAsync(Session session, Guid device, bool wasThem, CancellationToken cancellationToken) =>
        await lane.RunAsync<Error?>(
            async (item, token) =>
            {
                var context = item.Context;
                var own = await context.Sessions.SingleAsync(own => own.TokenHash == session.TokenHash, token);
                if (!own.IsLive(item.Now) || !own.Counts)
                    return NotAsked;
                var asked = await context.DevicesAskedOf(own, item.Now).AsTracking().FirstOrDefaultAsync(asked => asked.Id == device, token);
                if (asked?.Answer(wasThem) is not true)
                    return NotAsked;
                if (wasThem)
                    return null;

                await context.Sessions.Where(open => open.Device == device && open.EndedAt == null)
                    .ExecuteUpdateAsync(update => update.SetProperty(open => open.EndedAt, item.Now), token);
                var account = await context.Origins.Where(origin => origin.Id == asked.Origin).Select(origin => origin.Account).SingleAsync(token);
                context.AuditEntries.Add(new AuditEntry(item.Now, AuditEntry.Person, Disowned, account.Value.ToString("D")));
                return null;
            },
            cancellationToken);
}

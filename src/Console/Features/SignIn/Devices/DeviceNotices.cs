using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Devices;

/// <summary>A device that a person is asked about.</summary>
/// <param name="Id">The device's.</param>
/// <param name="Asker">What it says of itself.</param>
/// <param name="At">When somebody was signed in with it last.</param>
public sealed record DeviceNotice(Guid Id, Asker Asker, DateTimeOffset At);

/// <summary>Which devices a session is told of.</summary>
internal static class DeviceNotices
{
    /// <summary>
    /// Those of the same account that are asked about, the latest first. A session on a device that is asked about itself hears of none: an
    /// intruder must not answer.
    /// </summary>
    public static IQueryable<Device> DevicesAskedOf(this ConsoleContext context, Session session, DateTimeOffset now)
    {
        var origins = context.SameAccount(session.Origin);
        var since = now - Device.AskedFor;
        var own = session.Device;
        return context.Devices
            .Where(device => device.State == DeviceState.Asked && device.SeenAt > since && origins.Contains(device.Origin))
            .Where(_ => own == null || context.Devices.Any(device => device.Id == own && device.State == DeviceState.Known))
            .OrderByDescending(device => device.SeenAt);
    }
}

/// <summary>Reads what a session is told.</summary>
internal sealed class ReadDeviceNotices(IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    /// <summary>More than anybody answers in one go.</summary>
    private const int Most = 10;

    public async Task<IReadOnlyList<DeviceNotice>> OfAsync(Session session, CancellationToken cancellationToken)
    {
        if (!session.Counts)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var devices = await context.DevicesAskedOf(session, clock.GetUtcNow()).Take(Most).ToListAsync(cancellationToken);
        return [.. devices.Select(device => new DeviceNotice(device.Id, device.Asker, device.SeenAt))];
    }
}

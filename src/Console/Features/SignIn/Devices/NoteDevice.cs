using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Devices;

/// <summary>
/// Notes which device a new session is on. One that the account did not have before is asked about, where WeChat's own page took the yes;
/// not the first one of all, since nobody is signed in elsewhere who could answer.
/// </summary>
internal static class NoteDevice
{
    /// <summary>Part of the item that opens the session.</summary>
    public static async Task RunAsync(LaneItem item, Session session, Channel channel, SeenDevice? seen, CancellationToken cancellationToken)
    {
        // A mini program runs within the person's own WeChat, and nowhere else.
        if (seen is null || (channel.Kind is ChannelKind.MiniProgram && session.Kind is SessionKind.App))
            return;

        var (mark, asker) = seen;
        if (channel.Kind is ChannelKind.MobileApp)
            asker = asker with { Browser = null, App = channel.Name };
        var wasShown = channel.Kind is not (ChannelKind.WebsiteApp or ChannelKind.MobileApp);
        var device = await FindAsync(item, session.Origin, mark, cancellationToken);
        if (device is null)
        {
            device = Device.Note(session.Origin, mark, asker, isAsked: !wasShown && await WasHereBeforeAsync(item, session.Origin, cancellationToken), item.Now);
            item.Context.Devices.Add(device);
        }
        else
        {
            device.SeeAgain(asker, wasShown, item.Now);
        }

        session.BeOn(device);
    }

    // After a join one browser may be there twice: what is known counts.
    private static async Task<Device?> FindAsync(LaneItem item, OriginId origin, byte[]? mark, CancellationToken cancellationToken)
    {
        if (mark is null)
            return null;
        var origins = item.Context.SameAccount(origin);
        return await item.Context.Devices.AsTracking()
            .Where(device => device.Mark == mark && device.State != DeviceState.Disowned && origins.Contains(device.Origin))
            .OrderBy(device => device.State == DeviceState.Known ? 0 : 1)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<bool> WasHereBeforeAsync(LaneItem item, OriginId origin, CancellationToken cancellationToken)
    {
        // The sign-in of this very item counts too.
        await item.Context.SaveChangesAsync(cancellationToken);
        var origins = item.Context.SameAccount(origin);
        return await item.Context.SignIns.CountAsync(signIn => origins.Contains(signIn.Origin), cancellationToken) > 1;
    }
}

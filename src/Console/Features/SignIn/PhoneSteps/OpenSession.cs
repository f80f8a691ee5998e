using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.PhoneSteps;

/// <summary>
/// Opens the session of somebody who is in, notes the device that it is on, and says whether their phone number is asked for next: where the
/// channel wants it, a mini program can ask, and the person neither has one nor said lately that they go on without.
/// </summary>
internal static class OpenSession
{
    /// <summary>For so long nobody is offered the step again who left it out.</summary>
    public static readonly TimeSpan NotAgainFor = TimeSpan.FromDays(30);

    /// <summary>Part of the caller's item: whoever is let in has a session in the same transaction.</summary>
    public static async Task RunAsync(LaneItem item, Session session, SeenDevice? device, CancellationToken cancellationToken)
    {
        var channel = await item.Context.Channels.AsNoTracking().SingleAsync(channel => channel.Id == session.Channel, cancellationToken);
        session.AskForPhone(await StepAsync(item, session, channel, cancellationToken));
        await NoteDevice.RunAsync(item, session, channel, device, cancellationToken);
        item.Context.Sessions.Add(session);
        await item.Context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The mini program that asks for a channel: of several of its OpenPlatform the first by key.</summary>
    /// <param name="context">The database.</param>
    /// <param name="channel">The channel that somebody came by.</param>
    /// <param name="scenario">How the mini program is to be opened; null for any way.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<Channel?> ProgramAsync(ConsoleContext context, ChannelId channel, string? scenario, CancellationToken cancellationToken)
    {
        var asking = await context.Channels.AsNoTracking().SingleAsync(known => known.Id == channel, cancellationToken);
        if (asking.OpenPlatform is not { } platform)
            return null;
        var programs = await context.Channels.AsNoTracking()
            .Where(known => known.Kind == ChannelKind.MiniProgram && known.IsOn).OrderBy(known => known.Key).ToListAsync(cancellationToken);
        return programs.Find(program => program.OpenPlatform == platform
            && (scenario is null ? program.Offers(Scenario.MiniProgramScan) || program.Offers(Scenario.AppToMiniProgram) : program.Offers(scenario)));
    }

    private static async Task<PhoneAsk> StepAsync(LaneItem item, Session session, Channel channel, CancellationToken cancellationToken)
    {
        var context = item.Context;
        if (channel.Kind is ChannelKind.MiniProgram
            || channel.Phone.Ask is PhoneAsk.None
            || await ProgramAsync(context, channel.Id, scenario: null, cancellationToken) is null)
        {
            return PhoneAsk.None;
        }

        if (await context.HoldsNumberAsync(session.Origin, cancellationToken))
            return PhoneAsk.None;
        var origins = context.SameAccount(session.Origin);
        var since = item.Now - NotAgainFor;
        return channel.Phone.Ask is PhoneAsk.Optional
            && await context.Sessions.AnyAsync(former => origins.Contains(former.Origin) && former.PhoneSkippedAt > since, cancellationToken)
                ? PhoneAsk.None
                : channel.Phone.Ask;
    }
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.AppToMiniProgram;

/// <summary>
/// The company's app begins a sign-in that its mini program confirms. The ticket goes through WeChat, where many can read it; what it is
/// worth lies in the verifier, which never leaves the app (protocol 12.3).
/// </summary>
internal sealed class BeginFromApp(
    IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, Sessions sessions, Askers askers, IOptions<SignInOptions> options)
{
    public async Task<Result<AppTicketAnswer>> RunAsync(AppTicketRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        if (TicketBinding.OfChallenge(request.Challenge) is not { } screen)
            return RequestErrors.Invalid;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isForPhone = request.Purpose is "phone";
        var session = isForPhone ? (await sessions.OfAppAsync(http, cancellationToken))?.Session : null;
        if (isForPhone && session is not { PhoneStep: not PhoneAsk.None, Channel: not null })
            return session is null ? DoorErrors.NoSession : PhoneErrors.NotAsked;
        if (await ProgramAsync(context, session, cancellationToken) is not { } channel)
            return IssueTicket.NoChannel;
        var app = await FindAppAsync(context, request.AppId, cancellationToken);
        if (request.AppId is not null && app is null)
            return DoorErrors.NoChannel;

        var asker = askers.Of(http) with { Browser = null, App = app?.Name };
        var ticket = await lane.RunAsync(
            (item, _) => Task.FromResult(item.Context.LoginTickets.Add(session is null
                ? LoginTicket.Issue(
                    LoginTicketId.New(), TicketPurpose.SignIn, Scenario.AppToMiniProgram, channel.Id, screen, asker, item.Now,
                    options.Value.LaunchLifetime)
                : LoginTicket.IssueForPhone(
                    LoginTicketId.New(), Scenario.AppToMiniProgram, channel.Id, screen, asker, session.TokenHash, item.Now,
                    options.Value.LaunchLifetime)).Entity),
            cancellationToken);
        return new AppTicketAnswer(
            ticket.Id.Value,
            (long)(ticket.Deadline - ticket.IssuedAt).TotalMilliseconds,
            new AppLaunch(
                channel.OriginalId.Length > 0 ? channel.OriginalId : null, $"{channel.Code.Page}?{PhoneLaunches.Query(ticket.Id)}", TypeOf(channel.Code.Version)));
    }

    private static Task<Channel?> ProgramAsync(ConsoleContext context, Session? session, CancellationToken cancellationToken) =>
        session?.Channel is { } came
            ? OpenSession.ProgramAsync(context, came, Scenario.AppToMiniProgram, cancellationToken)
            : WayIn.FromPhone.ChannelAsync(context, cancellationToken);

    // An app need not say which it is; the person then reads no name of it.
    private static async Task<Channel?> FindAppAsync(ConsoleContext context, string? appId, CancellationToken cancellationToken) =>
        WeChatAppId.TryParse(appId, out var id)
            ? await context.Channels.FirstOrDefaultAsync(
                channel => channel.AppId == id && channel.Kind == ChannelKind.MobileApp && channel.IsOn, cancellationToken)
            : null;

    private static int TypeOf(EnvVersion version) => version switch
    {
        EnvVersion.Release => 0,
        EnvVersion.Develop => 1,
        _ => 2,
    };
}

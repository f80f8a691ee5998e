using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Follow;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>A new code for a screen, or a way into WeChat for a phone's own browser.</summary>
/// <param name="Id">The ticket's number.</param>
/// <param name="Image">The code: a picture as a data URL. Null where nobody is to scan one.</param>
/// <param name="ExpiresIn">Milliseconds until it expires.</param>
/// <param name="Launch">What the browser opens. Null where there is a code.</param>
/// <param name="Number">The two digits that both sides show, where there are two sides on one phone.</param>
internal sealed record IssuedTicket(string Id, string? Image, long ExpiresIn, LaunchLinks? Launch, int? Number);

/// <summary>Issues a ticket for one of the ways in of a browser, and replaces the one that it showed before.</summary>
internal sealed class IssueTicket(
    IDbContextFactory<ConsoleContext> contexts, TicketCodes codes, IWriteLane lane, HostedPage page, Sessions sessions, Askers askers,
    IOptions<SignInOptions> signIn)
{
    public static readonly Error NoBrowser = new("ticket.no-browser", "The browser keeps no cookies, or the page was not opened first.");

    public static readonly Error NoChannel = new("ticket.no-channel", "No channel is configured for this way in.");

    /// <param name="scenario">The way in; the first one where none is named.</param>
    /// <param name="replaces">The ticket that the screen showed before.</param>
    /// <param name="isForPhone">Whether somebody who is signed in adds their number.</param>
    /// <param name="request">The browser's.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<IssuedTicket>> RunAsync(
        string? scenario, string? replaces, bool isForPhone, HttpRequest request, CancellationToken cancellationToken)
    {
        if (page.Of(request) is not { } screen)
            return NoBrowser;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (WayIn.WithTicket(scenario) is not { } way)
            return NoChannel;
        var session = isForPhone ? (await sessions.OfBrowserAsync(request, cancellationToken))?.Session : null;
        if (isForPhone && session is not { PhoneStep: not PhoneAsk.None, Channel: not null })
            return PhoneErrors.NotAsked;
        if (await ChannelAsync(context, way, session, cancellationToken) is not { } channel)
            return NoChannel;
        var prepared = await codes.PrepareAsync(way, channel, cancellationToken);
        if (!prepared.Succeeded)
            return prepared.Error;

        var code = prepared.Value;
        var asker = askers.Of(request);
        // Who goes to WeChat and comes back on one phone needs longer than who holds a phone beside a screen.
        var lifetime = code.Launch is null ? signIn.Value.TicketLifetime : signIn.Value.LaunchLifetime;
        return await lane.RunAsync<Result<IssuedTicket>>(
            async (item, token) =>
            {
                await ReplaceAsync(item, replaces, screen, token);
                var ticket = session is null
                    ? LoginTicket.Issue(code.Ticket, TicketPurpose.SignIn, way.Scenario, channel.Id, screen, asker, item.Now, lifetime, code.Number)
                    : LoginTicket.IssueForPhone(code.Ticket, way.Scenario, channel.Id, screen, asker, session.TokenHash, item.Now, lifetime, code.Number);
                item.Context.LoginTickets.Add(ticket);
                if (code.Scene is { } scene)
                    item.Context.FollowScenes.Add(FollowScene.Of(scene, ticket));
                return new IssuedTicket(
                    ticket.Id.Value, code.Image, (long)(ticket.Deadline - ticket.IssuedAt).TotalMilliseconds, code.Launch, ticket.Number);
            },
            cancellationToken);
    }

    private static Task<Channel?> ChannelAsync(ConsoleContext context, WayIn way, Session? session, CancellationToken cancellationToken) =>
        session?.Channel is { } came && way.Kind is ChannelKind.MiniProgram
            ? OpenSession.ProgramAsync(context, came, way.Scenario, cancellationToken)
            : session is null ? way.ChannelAsync(context, cancellationToken) : Task.FromResult<Channel?>(null);

    private static async Task ReplaceAsync(LaneItem item, string? replaces, TicketBinding screen, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(replaces, out var id))
            return;
        var former = await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == id, cancellationToken);
        if (former is null || !former.Binding.Matches(screen) || former.Move(LoginTicketSignal.Replace, item.Now) is not null)
            return;

        item.AfterCommit(new Nudge.TicketChanged(id));
    }
}

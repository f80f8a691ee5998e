using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Follow;
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
    IDbContextFactory<ConsoleContext> contexts, TicketCodes codes, IWriteLane lane, HostedPage page, ICityTable cities,
    IOptions<SignInOptions> signIn)
{
    public static readonly Error NoBrowser = new("ticket.no-browser", "The browser keeps no cookies, or the page was not opened first.");

    public static readonly Error NoChannel = new("ticket.no-channel", "No channel is configured for this way in.");

    public async Task<Result<IssuedTicket>> RunAsync(string? scenario, string? replaces, HttpRequest request, CancellationToken cancellationToken)
    {
        if (page.Of(request) is not { } screen)
            return NoBrowser;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (WayIn.WithTicket(scenario) is not { } way || await way.ChannelAsync(context, cancellationToken) is not { } channel)
            return NoChannel;
        var prepared = await codes.PrepareAsync(way, channel, cancellationToken);
        if (!prepared.Succeeded)
            return prepared.Error;

        var code = prepared.Value;
        var city = cities.Find(request.HttpContext.Connection.RemoteIpAddress);
        var asker = UserAgent.Describe(request.Headers.UserAgent, signIn.Value.SiteName) with { City = city };
        // Who goes to WeChat and comes back on one phone needs longer than who holds a phone beside a screen.
        var lifetime = code.Launch is null ? signIn.Value.TicketLifetime : signIn.Value.LaunchLifetime;
        return await lane.RunAsync<Result<IssuedTicket>>(
            async (item, token) =>
            {
                await ReplaceAsync(item, replaces, screen, token);
                var ticket = LoginTicket.Issue(
                    code.Ticket, TicketPurpose.SignIn, way.Scenario, channel.Id, screen, asker, item.Now, lifetime, code.Number);
                item.Context.LoginTickets.Add(ticket);
                if (code.Scene is { } scene)
                    item.Context.FollowScenes.Add(FollowScene.Of(scene, ticket));
                return new IssuedTicket(
                    ticket.Id.Value, code.Image, (long)(ticket.Deadline - ticket.IssuedAt).TotalMilliseconds, code.Launch, ticket.Number);
            },
            cancellationToken);
    }

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

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Follow;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>A new code for a screen.</summary>
/// <param name="Id">The ticket's number.</param>
/// <param name="Image">The code: a picture as a data URL.</param>
/// <param name="ExpiresIn">Milliseconds until it expires.</param>
internal sealed record IssuedTicket(string Id, string Image, long ExpiresIn);

/// <summary>Issues a ticket for one of the ways in, and replaces the one that the screen showed before.</summary>
internal sealed class IssueTicket(
    IDbContextFactory<ConsoleContext> contexts, TicketCodes codes, IWriteLane lane, ITicketBinder binder, ICityTable cities,
    IOptions<SignInOptions> signIn)
{
    public static readonly Error NoBrowser = new("ticket.no-browser", "The browser keeps no cookies, or the page was not opened first.");

    public static readonly Error NoChannel = new("ticket.no-channel", "No channel is configured for this way in.");

    public async Task<Result<IssuedTicket>> RunAsync(string? scenario, string? replaces, HttpRequest request, CancellationToken cancellationToken)
    {
        if (binder.Bind(request) is not { } binding)
            return NoBrowser;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (WayIn.WithTicket(scenario) is not { } way || await way.ChannelAsync(context, cancellationToken) is not { } channel)
            return NoChannel;
        var code = await codes.PrepareAsync(way, channel, cancellationToken);
        if (!code.Succeeded)
            return code.Error;

        var city = cities.Find(request.HttpContext.Connection.RemoteIpAddress);
        var asker = UserAgent.Describe(request.Headers.UserAgent, signIn.Value.SiteName) with { City = city };
        return await lane.RunAsync<Result<IssuedTicket>>(
            async (item, token) =>
            {
                await ReplaceAsync(item, replaces, request, token);
                var ticket = LoginTicket.Issue(
                    code.Value.Ticket, TicketPurpose.SignIn, way.Scenario, channel.Id, binding, asker, item.Now, signIn.Value.TicketLifetime);
                item.Context.LoginTickets.Add(ticket);
                if (code.Value.Scene is { } scene)
                    item.Context.FollowScenes.Add(FollowScene.Of(scene, ticket));
                return new IssuedTicket(ticket.Id.Value, code.Value.Image, (long)(ticket.Deadline - ticket.IssuedAt).TotalMilliseconds);
            },
            cancellationToken);
    }

    private async Task ReplaceAsync(LaneItem item, string? replaces, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(replaces, out var id))
            return;
        var former = await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == id, cancellationToken);
        if (former is null || !binder.Proves(request, former) || former.Move(LoginTicketSignal.Replace, item.Now) is not null)
            return;

        item.AfterCommit(new Nudge.TicketChanged(id));
    }
}

using BlazorConsole.Domain.Channels;
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
/// <param name="Image">The code: a PNG as a data URL.</param>
/// <param name="ExpiresIn">Milliseconds until it expires.</param>
internal sealed record IssuedTicket(string Id, string Image, long ExpiresIn);

/// <summary>Issues a ticket for one of the ways in, and replaces the one that the screen showed before.</summary>
internal sealed class IssueTicket(
    IDbContextFactory<ConsoleContext> contexts, FollowCodes followCodes, IWriteLane lane, ITicketBinder binder, ICityTable cities, IOptions<SignInOptions> signIn, IOptions<PublicOptions> publicOptions)
{
    public static readonly Error NoBrowser = new("ticket.no-browser", "The browser keeps no cookies, or the page was not opened first.");

    public static readonly Error NoChannel = new("ticket.no-channel", "No channel is configured for this way in.");

    public async Task<Result<IssuedTicket>> RunAsync(string? scenario, string? replaces, HttpRequest request, CancellationToken cancellationToken)
    {
        if (binder.Bind(request) is not { } binding)
            return NoBrowser;
        var way = WayIn.Of(scenario);
        FollowCode? code = null;
        if (way is { Link: null })
        {
            var asked = await AskForCodeAsync(way, cancellationToken);
            if (!asked.Succeeded)
                return asked.Error;
            code = asked.Value;
        }

        var city = cities.Find(request.HttpContext.Connection.RemoteIpAddress);
        var asker = UserAgent.Describe(request.Headers.UserAgent, signIn.Value.SiteName) with { City = city };
        var issued = await lane.RunAsync<Result<LoginTicket>>(
            async (item, token) =>
            {
                if (way is null || await way.ChannelAsync(item.Context, token) is not { } channel)
                    return NoChannel;

                await ReplaceAsync(item, replaces, request, token);
                var ticket = LoginTicket.Issue(
                    LoginTicketId.New(), TicketPurpose.SignIn, way.Scenario, channel.Id, binding, asker, item.Now, signIn.Value.TicketLifetime);
                item.Context.LoginTickets.Add(ticket);
                if (code is not null)
                    item.Context.FollowScenes.Add(FollowScene.Of(code.Scene, ticket));
                return ticket;
            },
            cancellationToken);

        return issued.Map(ticket => new IssuedTicket(
            ticket.Id.Value,
            QrCodeImage.DataUrl(code?.Content ?? publicOptions.Value.Origin + way!.Link!(ticket.Id)),
            (long)(ticket.Deadline - ticket.IssuedAt).TotalMilliseconds));
    }

    private async Task<Result<FollowCode>> AskForCodeAsync(WayIn way, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await way.ChannelAsync(context, cancellationToken) is { } channel
            ? await followCodes.MakeAsync(channel, cancellationToken)
            : NoChannel;
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

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Turns an approved ticket into a session of the browser that it is bound to: once, by one conditional update.</summary>
internal sealed class RedeemTicket(IWriteLane lane, ITicketBinder binder, ConsoleCookies cookies, IOptions<SignInOptions> options)
{
    public async Task<Result<SignedInPerson>> RunAsync(string? id, HttpContext http, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        // A new token for a new session: one that was there before sign-in cannot become it.
        var session = CookieToken.New();
        var redeemed = await lane.RunAsync<Result<SignedInPerson>>(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null || !binder.Proves(http.Request, ticket))
                    return TicketErrors.Expired;
                if (ticket.Purpose is not TicketPurpose.SignIn)
                    return TicketErrors.WrongPurpose;
                if (!await ConsumeAsync(item, ticketId, token))
                    return TicketErrors.From(ticket.StateAt(item.Now));

                var origin = await item.Context.Origins.SingleAsync(origin => origin.Id == ticket.Origin, token);
                var account = await item.Context.Accounts.SingleAsync(account => account.Id == origin.Account, token);
                item.Context.Sessions.Add(new Session(session.Hash, origin.Id, ticket.Scenario, item.Now, item.Now + options.Value.SessionLifetime));
                item.AfterCommit(new Nudge.TicketChanged(ticketId));
                return SignedInPerson.Of(account);
            },
            cancellationToken);

        if (redeemed.Succeeded)
            cookies.Set(http.Response, ConsoleCookies.Session, session, options.Value.SessionLifetime);
        return redeemed;
    }

    private static async Task<bool> ConsumeAsync(LaneItem item, LoginTicketId id, CancellationToken cancellationToken) =>
        await item.Context.LoginTickets
            .Where(ticket => ticket.Id == id && ticket.State == LoginTicketState.Approved && ticket.Deadline > item.Now)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(ticket => ticket.State, LoginTicketState.Redeemed)
                    .SetProperty(ticket => ticket.Version, ticket => ticket.Version + 1),
                cancellationToken) == 1;
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// Turns an approved ticket into a session of the browser that it is bound to: once, by one conditional update. Who lost the answer asks
/// again with the same attempt and gets the same session.
/// </summary>
internal sealed class RedeemTicket(IWriteLane lane, ITicketBinder binder, ConsoleCookies cookies, Keyring keyring, IOptions<SignInOptions> options)
{
    /// <summary>32 random bytes that the page keeps to itself, one for each ticket.</summary>
    public const string AttemptHeader = "Idempotency-Key";

    public async Task<Result<SignedInPerson>> RunAsync(string? id, HttpContext http, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        // A new token for a new session: one that was there before sign-in cannot become it. Made of a key of ours and a secret of the
        // page's, it is nobody's guess, and yet the same when that page asks again.
        var attempt = Attempt(http.Request);
        var session = attempt is null ? RandomToken.New() : RandomToken.Of(keyring.Derive(attempt, $"session {ticketId}"));
        var redeemed = await lane.RunAsync<Result<SignedInPerson>>(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null || !binder.Proves(http.Request, ticket))
                    return TicketErrors.Expired;
                if (ticket.Purpose is not TicketPurpose.SignIn)
                    return TicketErrors.WrongPurpose;
                var isNew = await ConsumeAsync(item, ticketId, token);
                if (!isNew && !(attempt is not null && await WasGivenAsync(item, ticket, session, token)))
                    return TicketErrors.From(ticket.StateAt(item.Now));

                var origin = await item.Context.Origins.SingleAsync(origin => origin.Id == ticket.Origin, token);
                var account = await item.Context.Accounts.SingleAsync(account => account.Id == origin.Account, token);
                if (isNew)
                {
                    item.Context.Sessions.Add(new Session(session.Hash, SessionKind.Browser, origin.Id, ticket.Scenario, item.Now, item.Now + options.Value.SessionLifetime));
                    item.AfterCommit(new Nudge.TicketChanged(ticketId));
                }

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

    /// <summary>Whether this very attempt redeemed the ticket: its session is there, and the ticket's time is not over.</summary>
    private static async Task<bool> WasGivenAsync(LaneItem item, LoginTicket ticket, RandomToken session, CancellationToken cancellationToken) =>
        ticket.State is LoginTicketState.Redeemed
        && item.Now < ticket.Deadline
        && await item.Context.Sessions.FirstOrDefaultAsync(given => given.TokenHash == session.Hash, cancellationToken) is { } given
        && given.IsLive(item.Now);

    private static byte[]? Attempt(HttpRequest request)
    {
        var attempt = new byte[32];
        return Base64UrlText.TryDecode(request.Headers[AttemptHeader], attempt) ? attempt : null;
    }
}

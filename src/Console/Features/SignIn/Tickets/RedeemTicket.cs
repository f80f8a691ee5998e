using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What a redeemed ticket became.</summary>
/// <param name="Person">Who is signed in.</param>
/// <param name="Session">The token of their session.</param>
/// <param name="PhoneStep">Whether their number is asked for next.</param>
/// <param name="HasNotices">Whether they are asked about another device.</param>
internal sealed record Redeemed(SignedInPerson Person, RandomToken Session, PhoneAsk PhoneStep, bool HasNotices);

/// <summary>
/// Turns an approved ticket into a session of the browser or app that it is bound to: once, by one conditional update. Who lost the answer
/// asks again with the same attempt and gets the same session.
/// </summary>
internal sealed class RedeemTicket(IWriteLane lane, Keyring keyring, IOptions<SignInOptions> options)
{
    /// <summary>32 random bytes in base64url that the screen keeps to itself, others for each ticket.</summary>
    public const string AttemptHeader = "Idempotency-Key";

    /// <param name="id">The ticket's number.</param>
    /// <param name="screen">What the screen shows of itself.</param>
    /// <param name="attempt">What came in <see cref="AttemptHeader"/>.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<Redeemed>> RunAsync(string? id, TicketBinding? screen, string? attempt, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        // A new token for a new session: one that was there before sign-in cannot become it. Made of a key of ours and a secret of the
        // screen's, it is nobody's guess, and yet the same when that screen asks again.
        var secret = new byte[32];
        var isRepeatable = Base64UrlText.TryDecode(attempt, secret);
        var session = isRepeatable ? RandomToken.Of(keyring.Derive(secret, $"session {ticketId}")) : RandomToken.New();
        return await lane.RunAsync<Result<Redeemed>>(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null || !ticket.Binding.Matches(screen))
                    return TicketErrors.Expired;
                if (ticket.Purpose is not TicketPurpose.SignIn)
                    return TicketErrors.WrongPurpose;
                var isNew = await ConsumeAsync(item, ticketId, token);
                var given = isNew || !isRepeatable ? null : await FindGivenAsync(item, ticket, session, token);
                if (!isNew && given is null)
                    return TicketErrors.From(ticket.StateAt(item.Now));

                var origin = await item.Context.Origins.SingleAsync(origin => origin.Id == ticket.Origin, token);
                var account = await item.Context.Accounts.SingleAsync(account => account.Id == origin.Account, token);
                if (isNew)
                {
                    var kind = ticket.Binding.Kind is TicketBinderKind.Challenge ? SessionKind.App : SessionKind.Browser;
                    given = new Session(session.Hash, kind, origin.Id, ticket.Scenario, item.Now, item.Now + options.Value.SessionLifetime) { Channel = ticket.Channel };
                    await OpenSession.RunAsync(item, given, SeenDevice.Of(ticket), token);
                    item.AfterCommit(new Nudge.TicketChanged(ticketId));
                }

                return new Redeemed(
                    SignedInPerson.Of(account), session, given!.PhoneStep, await item.Context.DevicesAskedOf(given, item.Now).AnyAsync(token));
            },
            cancellationToken);
    }

    private static async Task<bool> ConsumeAsync(LaneItem item, LoginTicketId id, CancellationToken cancellationToken) =>
        await item.Context.LoginTickets
            .Where(ticket => ticket.Id == id && ticket.State == LoginTicketState.Approved && ticket.Deadline > item.Now)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(ticket => ticket.State, LoginTicketState.Redeemed)
                    .SetProperty(ticket => ticket.Version, ticket => ticket.Version + 1),
                cancellationToken) == 1;

    /// <summary>The session that this very attempt redeemed the ticket for, while the ticket's time is not over.</summary>
    private static async Task<Session?> FindGivenAsync(LaneItem item, LoginTicket ticket, RandomToken session, CancellationToken cancellationToken) =>
        ticket.State is LoginTicketState.Redeemed
        && item.Now < ticket.Deadline
        && await item.Context.Sessions.FirstOrDefaultAsync(given => given.TokenHash == session.Hash, cancellationToken) is { } given
        && given.IsLive(item.Now) ? given : null;
}

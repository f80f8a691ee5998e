using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>
/// A phone that scanned a code is back from WeChat's page, and takes the ticket. WeChat may send it back twice with one code (protocol
/// 4.2): the second arrival waits for what the first brings and shows the same.
/// </summary>
internal sealed class ArriveOnPhone(
    AskWhoAgreed who, ScanTicket scan, DistantPhones distant, ConsoleCookies cookies, Keyring keyring, IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public async Task<IResult> RunAsync(AuthorizationTrip trip, string? code, HttpContext http, CancellationToken cancellationToken)
    {
        var ticket = trip.State.Ticket!.Value;
        var page = ConsoleUrls.OnPhone(ticket);
        if (trip.End is TripEnd.ForeignBrowser)
            return ProblemAnswer.For(http, UseAuthorizationState.Refused.Code, tryAgain: page);
        // The person did not agree on WeChat's page: the code is as it was, and another tap may follow.
        if (string.IsNullOrEmpty(code))
            return new SeeOther(page);

        // Both arrivals of one trip make the same token, and only this browser is given it.
        var scanToken = RandomToken.Of(keyring.Derive(trip.State.StateHash, $"scan {ticket}"));
        if (trip.End is TripEnd.ArrivedBefore)
        {
            if (!await WasTakenAsync(ticket, scanToken.Hash, cancellationToken))
                return new SeeOther(page);
        }
        else
        {
            var person = await who.RunAsync(trip.Channel, code, cancellationToken);
            if (!person.Succeeded)
                return ProblemAnswer.For(http, person.Error.Code, tryAgain: page);
            var (evidence, nickname, avatar) = person.Value;
            var scanned = await scan.RunAsync(ticket, evidence, nickname, avatar, scanToken.Hash, distant.CityOf(http.Request), cancellationToken);
            if (!scanned.Succeeded)
                return ProblemAnswer.For(http, scanned.Error.Code, tryAgain: page);
        }

        cookies.Set(http.Response, ConsoleCookies.Scan, scanToken);
        return new SeeOther(page);
    }

    private async Task<bool> WasTakenAsync(LoginTicketId id, byte[] scanTokenHash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        for (var until = clock.GetUtcNow() + Patience; clock.GetUtcNow() < until;)
        {
            if (await context.LoginTickets.AnyAsync(ticket => ticket.Id == id && ticket.ScanTokenHash == scanTokenHash, cancellationToken))
                return true;
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        return false;
    }
}

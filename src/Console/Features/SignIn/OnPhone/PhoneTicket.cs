using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>A ticket as the phone that opened its link may see it.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="IsHeldHere">Whether this phone scanned it.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Age">How long ago it was asked.</param>
/// <param name="Nickname">Whom the phone's owner would sign in as, when known and held here.</param>
/// <param name="Avatar">The picture's address, when known and held here.</param>
/// <param name="Agreements">What the person has yet to accept, when held here.</param>
/// <param name="Question">What the person was asked, when held here.</param>
/// <param name="AsksForNumber">Whether the number on the screen is to be typed here.</param>
/// <param name="Link">What the link in a chat shows that this phone holds it, when it was opened by one.</param>
public sealed record PhoneTicketView(
    LoginTicketId Id, LoginTicketState State, bool IsHeldHere, Asker Asker, TimeSpan Age, string? Nickname, string? Avatar,
    IReadOnlyList<AskedAgreement> Agreements, Question? Question = null, bool AsksForNumber = false, string? Link = null);

/// <summary>Reads the ticket of a link that a phone opened. Reading never moves it: cameras and link scanners fetch links too.</summary>
internal sealed class PhoneTicket(
    IDbContextFactory<ConsoleContext> contexts, ConsoleCookies cookies, OpenAgreements agreements, SealedEvidence sealing, TimeProvider clock)
{
    /// <param name="id">The ticket in the link.</param>
    /// <param name="link">What a link in a chat holds besides: it stands for the cookie until the first tap sets one.</param>
    /// <param name="request">The phone's.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<PhoneTicketView?> FindAsync(string? id, string? link, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.LoginTickets.FirstOrDefaultAsync(
            ticket => ticket.Id == ticketId && (ticket.Scenario == Scenario.PcScan || ticket.Scenario == Scenario.FollowOfficialAccount),
            cancellationToken);
        if (found is not { } ticket)
            return null;

        var now = clock.GetUtcNow();
        var isHeldHere = Holds(ticket, cookies.ReadHash(request, ConsoleCookies.Scan)) || Holds(ticket, RandomToken.HashOf(link));
        // Nobody comes to an official account's ticket but by the link in a chat.
        if (ticket.Scenario is Scenario.FollowOfficialAccount && ticket.State is LoginTicketState.Issued)
            return null;
        var visit = isHeldHere && ticket.StateAt(now) is LoginTicketState.Scanned ? sealing.Open(ticket) : null;
        return new PhoneTicketView(
            ticket.Id, ticket.StateAt(now), isHeldHere, ticket.Asker, now - ticket.IssuedAt,
            isHeldHere ? ticket.Nickname : null,
            isHeldHere && ticket.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null,
            visit is null ? [] : await OpenAsync(context, ticket, visit, cancellationToken),
            visit?.Question,
            isHeldHere && ticket.AsksForNumber,
            isHeldHere ? link : null);
    }

    private static bool Holds(LoginTicket ticket, byte[]? scanTokenHash) => scanTokenHash is not null && ticket.IsHeldBy(scanTokenHash);

    private async Task<IReadOnlyList<AskedAgreement>> OpenAsync(
        ConsoleContext context, LoginTicket ticket, HeldVisit visit, CancellationToken cancellationToken)
    {
        var channel = await context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, cancellationToken);
        var asked = await agreements.OfAsync(context, channel, visit.Evidence.Subject, cancellationToken);
        return [.. asked.Where(agreement => agreement.IsMissingFrom(visit.Accepted))];
    }
}

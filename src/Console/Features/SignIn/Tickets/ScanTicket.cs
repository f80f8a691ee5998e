using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>A phone that WeChat named takes the ticket. From then on only its scan token moves it.</summary>
internal sealed class ScanTicket(IWriteLane lane, SealedEvidence sealing, DistantPhones distant, IOptions<SignInOptions> options)
{
    public Task<Result<LoginTicket>> RunAsync(
        LoginTicketId id, Evidence evidence, string? nickname, Avatar? avatar, byte[] scanTokenHash, string? city, CancellationToken cancellationToken) =>
        lane.RunAsync((item, token) => RunAsync(item, id, evidence, nickname, avatar, scanTokenHash, city, token), cancellationToken);

    /// <summary>The same within an item that stores more.</summary>
    /// <param name="item">The item.</param>
    /// <param name="id">The ticket.</param>
    /// <param name="evidence">What WeChat said.</param>
    /// <param name="nickname">The name that it gave.</param>
    /// <param name="avatar">The picture that it gave.</param>
    /// <param name="scanTokenHash">SHA-256 of the phone's new scan token.</param>
    /// <param name="city">Where the phone is, as far as it is known.</param>
    /// <param name="cancellationToken">The item's.</param>
    public async Task<Result<LoginTicket>> RunAsync(
        LaneItem item, LoginTicketId id, Evidence evidence, string? nickname, Avatar? avatar, byte[] scanTokenHash, string? city,
        CancellationToken cancellationToken)
    {
        if (await item.Context.LoginTickets.AsTracking().FirstOrDefaultAsync(ticket => ticket.Id == id, cancellationToken) is not { } ticket)
            return TicketErrors.Expired;
        // A code of one door is worth nothing at another.
        if (ticket.Channel != evidence.Channel)
            return TicketErrors.WrongPurpose;
        if (distant.Meet(ticket, city) is { } tooFar)
            return tooFar;

        var given = new Profile(Nickname.Clean(nickname), avatar?.Id);
        if (ticket.Scan(evidence.Subject, scanTokenHash, given, sealing.Seal(id, HeldVisit.Begin(evidence, given)), item.Now, options.Value.ConfirmWithin) is { } refusal)
            return refusal;

        if (avatar is not null && !await item.Context.Avatars.AnyAsync(known => known.Id == avatar.Id, cancellationToken))
            item.Context.Avatars.Add(avatar);
        item.AfterCommit(new Nudge.TicketChanged(id));
        return ticket;
    }
}

using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What the screen may know of its ticket. Holds no secret and no id of WeChat's.</summary>
/// <param name="State">The state by name, e.g. <c>Scanned</c>.</param>
/// <param name="ExpiresIn">Milliseconds until the deadline; a duration, so that the browser's clock does not matter.</param>
/// <param name="Nickname">Whom to greet, when known.</param>
/// <param name="Avatar">The picture's address, when known.</param>
/// <param name="Number">What the person is to type on the phone; null where nothing is asked.</param>
internal sealed record TicketView(string State, long ExpiresIn, string? Nickname, string? Avatar, int? Number = null)
{
    public static TicketView Of(LoginTicket ticket, DateTimeOffset now) => new(
        ticket.StateAt(now).ToString(),
        Math.Max(0, (long)(ticket.Deadline - now).TotalMilliseconds),
        ticket.Nickname,
        ticket.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null,
        ticket.AsksForNumber ? ticket.Number : null);
}

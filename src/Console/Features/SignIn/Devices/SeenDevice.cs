using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Features.SignIn.Devices;

/// <summary>The browser or app that somebody comes with.</summary>
/// <param name="Mark">SHA-256 of what it recognises itself by; null for an app that sends nothing.</param>
/// <param name="Asker">What it says of itself, and from where it comes.</param>
internal sealed record SeenDevice(byte[]? Mark, Asker Asker)
{
    /// <summary>The screen of a ticket; null for an app, whose verifier is another one for each ticket.</summary>
    public static SeenDevice? Of(LoginTicket ticket) =>
        ticket.Binding.Kind is TicketBinderKind.HostedPage ? new SeenDevice(ticket.Binding.Hash, ticket.Asker) : null;
}

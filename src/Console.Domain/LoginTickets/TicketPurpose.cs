namespace BlazorConsole.Domain.LoginTickets;

/// <summary>What a ticket is for. Part of the ticket: one made for one purpose is refused for every other.</summary>
public enum TicketPurpose
{
    /// <summary>Signs a person in.</summary>
    SignIn,

    /// <summary>Adds the phone number of somebody who is signed in already.</summary>
    Phone,
}

using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>Every refusal of a ticket. The codes are public; each has its own sentence on the page.</summary>
public static class TicketErrors
{
    /// <summary>Unknown and expired tickets answer alike, so that numbers cannot be tried out.</summary>
    public static readonly Error Expired = new("ticket.expired", "The code is unknown or its time ran out.");

    /// <summary>Another phone holds the ticket.</summary>
    public static readonly Error AlreadyScanned = new("ticket.already-scanned", "Another phone has scanned this code.");

    /// <summary>The ticket was refused on the phone.</summary>
    public static readonly Error Denied = new("ticket.denied", "The sign-in was refused on the phone.");

    /// <summary>The ticket was confirmed before.</summary>
    public static readonly Error AlreadyApproved = new("ticket.already-approved", "The sign-in was confirmed before.");

    /// <summary>The ticket was redeemed before.</summary>
    public static readonly Error AlreadyRedeemed = new("ticket.already-redeemed", "The sign-in was completed before.");

    /// <summary>The screen shows another code by now.</summary>
    public static readonly Error Replaced = new("ticket.replaced", "The screen shows a newer code.");

    /// <summary>The screen that asked is gone.</summary>
    public static readonly Error Abandoned = new("ticket.abandoned", "The screen that asked was closed.");

    /// <summary>Nothing holds the ticket yet, or it was not confirmed yet.</summary>
    public static readonly Error NotConfirmed = new("ticket.not-confirmed", "The sign-in was not confirmed on a phone.");

    /// <summary>The caller is not the phone or the screen the ticket belongs to.</summary>
    public static readonly Error NotYours = new("ticket.not-yours", "The code belongs to another browser or phone.");

    /// <summary>An app's ticket came into the mini program by another way than the app: perhaps from somebody who wants to be let in.</summary>
    public static readonly Error OpenFromApp = new("ticket.open-from-app", "The sign-in began in an app and goes on from there alone.");

    /// <summary>The phone is in another city than the screen, and the policy lets nobody in from there.</summary>
    public static readonly Error TooFar = new("ticket.too-far", "The phone is not where the screen is.");

    /// <summary>The person must type the number that the screen shows.</summary>
    public static readonly Error NumberRequired = new("ticket.number-required", "The number on the screen is to be typed on the phone.");

    /// <summary>Another number than the screen shows.</summary>
    public static readonly Error WrongNumber = new("ticket.wrong-number", "The screen shows another number.");

    /// <summary>Made for something else, such as binding a door.</summary>
    public static readonly Error WrongPurpose = new("ticket.wrong-purpose", "The code was made for something else.");

    /// <summary>Why <paramref name="state"/> refuses what was tried.</summary>
    public static Error From(LoginTicketState state) => state switch
    {
        LoginTicketState.Issued => NotConfirmed,
        LoginTicketState.Scanned => AlreadyScanned,
        LoginTicketState.Approved => AlreadyApproved,
        LoginTicketState.Redeemed => AlreadyRedeemed,
        LoginTicketState.Denied => Denied,
        LoginTicketState.Replaced => Replaced,
        LoginTicketState.Abandoned => Abandoned,
        _ => Expired,
    };
}

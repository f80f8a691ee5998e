using static BlazorConsole.Domain.LoginTickets.LoginTicketSignal;
using static BlazorConsole.Domain.LoginTickets.LoginTicketState;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>The whole life of a ticket. <c>login-ticket.mermaid</c> beside this file draws it, and a test compares the two.</summary>
public static class LoginTicketTransitions
{
    /// <summary>Where <paramref name="signal"/> leads from <paramref name="from"/>, or null where it is refused.</summary>
    public static LoginTicketState? Next(LoginTicketState from, LoginTicketSignal signal) => (from, signal) switch
    {
        (Issued, Scan) => Scanned,
        (Scanned, Approve) => Approved,
        (Scanned, Deny) => Denied,
        (Approved, Redeem) => Redeemed,
        (Issued or Scanned or Approved, Expire) => Expired,
        (Issued or Scanned, Replace) => Replaced,
        (Issued or Scanned, Abandon) => Abandoned,
        _ => null, // everything else is refused, and the refusal says from where
    };

    /// <summary>Whether something can still happen to a ticket in this state.</summary>
    public static bool IsWaiting(this LoginTicketState state) => state is Issued or Scanned or Approved;
}

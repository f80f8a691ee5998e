namespace BlazorConsole.Domain.LoginTickets;

/// <summary>Where a ticket stands. Stored and sent by name.</summary>
public enum LoginTicketState
{
    /// <summary>Its code is on a screen and waits for a phone.</summary>
    Issued,

    /// <summary>A phone holds it and was asked to confirm.</summary>
    Scanned,

    /// <summary>Confirmed on the phone; the screen may redeem it.</summary>
    Approved,

    /// <summary>Redeemed by the screen: a session was opened. Final.</summary>
    Redeemed,

    /// <summary>Refused on the phone. Final.</summary>
    Denied,

    /// <summary>Its time ran out. Final.</summary>
    Expired,

    /// <summary>The screen asked for a new code instead. Final.</summary>
    Replaced,

    /// <summary>The screen went away on purpose. Final.</summary>
    Abandoned,
}

/// <summary>What can happen to a ticket.</summary>
public enum LoginTicketSignal
{
    /// <summary>A phone, known to WeChat, takes the ticket.</summary>
    Scan,

    /// <summary>The phone that holds it confirms.</summary>
    Approve,

    /// <summary>The phone that holds it refuses.</summary>
    Deny,

    /// <summary>The screen that asked turns it into a session.</summary>
    Redeem,

    /// <summary>Its deadline passed.</summary>
    Expire,

    /// <summary>The screen that asked wants a new code.</summary>
    Replace,

    /// <summary>The screen that asked is left.</summary>
    Abandon,
}

using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.AspNetCore.Components;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>What the phone's page shows; the names are the keys of its texts.</summary>
internal enum OnPhoneView
{
    Outside,
    Ask,
    Confirm,
    Done,
    Denied,
    AlreadyScanned,
    Gone,
    Expired,
}

/// <summary>The one page of a ticket on the phone: it shows how the ticket stands, and opening it never changes that.</summary>
public sealed partial class OnPhonePage
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Parameter]
    public string? Id { get; set; }

    /// <summary>What the link in an official account's reply holds besides.</summary>
    [Parameter]
    public string? Link { get; set; }

    [Inject]
    private PhoneTicket Tickets { get; init; } = null!;

    private PhoneTicketView? Ticket { get; set; }

    private OnPhoneView View { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (!UserAgent.IsWeChat(Http.Request.Headers.UserAgent))
            return;

        Ticket = await Tickets.FindAsync(Id, Link, Http.Request, Http.RequestAborted);
        View = Ticket is null ? OnPhoneView.Expired : ViewOf(Ticket);
    }

    private static OnPhoneView ViewOf(PhoneTicketView ticket) => (ticket.State, ticket.IsHeldHere) switch
    {
        (LoginTicketState.Issued, _) => OnPhoneView.Ask,
        (LoginTicketState.Scanned, true) => OnPhoneView.Confirm,
        (LoginTicketState.Approved or LoginTicketState.Redeemed, true) => OnPhoneView.Done,
        (LoginTicketState.Denied, true) => OnPhoneView.Denied,
        (LoginTicketState.Replaced or LoginTicketState.Abandoned, _) => OnPhoneView.Gone,
        (LoginTicketState.Expired, _) => OnPhoneView.Expired,
        _ => OnPhoneView.AlreadyScanned,
    };
}

using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// Screen and phone lie beside each other; where they are in two cities, somebody may have passed the code on. What then is done is a policy.
/// Who knows no city (<see cref="ICityTable"/>) knows no distance.
/// </summary>
internal sealed class DistantPhones(ICityTable cities, IOptions<SignInOptions> options)
{
    /// <summary>The city that a request of a phone comes from; null where nothing is known.</summary>
    public string? CityOf(HttpRequest request) => cities.Find(request.HttpContext.Connection.RemoteIpAddress);

    /// <summary>A phone in <paramref name="city"/> wants to move the ticket; part of the caller's item.</summary>
    /// <returns>Why it must not; null where it may, perhaps with the number that the screen shows.</returns>
    public Error? Meet(LoginTicket ticket, string? city)
    {
        var isFar = IsBeside(ticket) && city is not null && ticket.Asker.City is { } asked && asked != city;
        if (!isFar || options.Value.DistantPhone is DistantPhone.Allow)
            return null;
        if (options.Value.DistantPhone is DistantPhone.Refuse)
            return TicketErrors.TooFar;
        ticket.AskForNumber(RandomNumberGenerator.GetInt32(10, 100));
        return null;
    }

    // Where the sign-in began on the phone itself there is no other screen.
    private static bool IsBeside(LoginTicket ticket) => ticket.Scenario is not Scenario.AppToMiniProgram;
}

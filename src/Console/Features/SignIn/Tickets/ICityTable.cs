using System.Net;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Where an address is, as near as is known.</summary>
internal interface ICityTable
{
    /// <summary>The city, or the province, or the foreign country. Null where nothing is known; nothing is guessed and nothing thrown.</summary>
    string? Find(IPAddress? address);
}

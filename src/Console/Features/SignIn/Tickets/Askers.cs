using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>Who sends a request, in the words that people recognise their own device by.</summary>
internal sealed class Askers(ICityTable cities, IOptions<SignInOptions> options)
{
    public Asker Of(HttpRequest request) =>
        UserAgent.Describe(request.Headers.UserAgent, options.Value.SiteName) with { City = cities.Find(request.HttpContext.Connection.RemoteIpAddress) };
}

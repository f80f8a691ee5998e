using BlazorConsole.Hosting;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>Somebody who is held goes away: what WeChat said of them is dropped at once.</summary>
internal sealed class LeaveEnrolment(IWriteLane lane, ConsoleCookies cookies)
{
    public async Task RunAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (cookies.ReadHash(http.Request, ConsoleCookies.Enrolment) is { } hash)
        {
            await lane.RunAsync(
                (item, token) => item.Context.Enrolments.Where(held => held.TokenHash == hash).ExecuteDeleteAsync(token), cancellationToken);
        }

        cookies.Delete(http.Response, ConsoleCookies.Enrolment);
    }
}

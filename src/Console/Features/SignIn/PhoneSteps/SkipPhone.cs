using BlazorConsole.Hosting;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.PhoneSteps;

/// <summary>The person goes on without giving a number. Of no effect where it is required, or where nobody is signed in.</summary>
internal sealed class SkipPhone(IWriteLane lane, ConsoleCookies cookies)
{
    public async Task RunAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (cookies.ReadHash(request, ConsoleCookies.Session) is not { } hash)
            return;

        await lane.RunAsync(
            async (item, token) =>
            {
                var session = await item.Context.Sessions.AsTracking().FirstOrDefaultAsync(session => session.TokenHash == hash, token);
                if (session?.IsLive(item.Now) is true)
                    session.SkipPhone(item.Now);
                return true;
            },
            cancellationToken);
    }
}

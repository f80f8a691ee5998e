using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>The session of a browser: who is signed in there, and its end.</summary>
internal sealed class Sessions(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, ConsoleCookies cookies, TimeProvider clock)
{
    public async Task<SignedInPerson?> CurrentAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (cookies.ReadHash(request, ConsoleCookies.Session) is not { } hash)
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await context.Sessions.FirstOrDefaultAsync(session => session.TokenHash == hash, cancellationToken);
        if (session is null || !session.IsLive(clock.GetUtcNow()))
            return null;

        var account = await context.Origins.Where(origin => origin.Id == session.Origin)
            .Join(context.Accounts, origin => origin.Account, account => account.Id, (_, account) => account)
            .SingleAsync(cancellationToken);
        return SignedInPerson.Of(account);
    }

    public async Task EndAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (cookies.ReadHash(http.Request, ConsoleCookies.Session) is { } hash)
        {
            await lane.RunAsync(
                async (item, token) =>
                {
                    var session = await item.Context.Sessions.AsTracking().FirstOrDefaultAsync(session => session.TokenHash == hash, token);
                    session?.End(item.Now);
                    return true;
                },
                cancellationToken);
        }

        cookies.Delete(http.Response, ConsoleCookies.Session);
    }
}

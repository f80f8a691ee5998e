using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>A session that is there, and whose it is.</summary>
internal sealed record OpenedSession(Session Session, SignedInPerson Person);

/// <summary>The session of a browser, or of a mini program or app: who is signed in there, and its end.</summary>
internal sealed class Sessions(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, ConsoleCookies cookies, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    /// <summary>The session of this browser, also while it waits for the number.</summary>
    public Task<OpenedSession?> OfBrowserAsync(HttpRequest request, CancellationToken cancellationToken) =>
        FindAsync(cookies.ReadHash(request, ConsoleCookies.Session), SessionKind.Browser, cancellationToken);

    /// <summary>The session of the mini program or app that sent its token (RFC 6750, 2.1), also while it waits for the number.</summary>
    public Task<OpenedSession?> OfAppAsync(HttpRequest request, CancellationToken cancellationToken) =>
        FindAsync(BearerHash(request), SessionKind.App, cancellationToken);

    public Task EndOfAppAsync(HttpRequest request, CancellationToken cancellationToken) =>
        EndAsync(BearerHash(request), SessionKind.App, cancellationToken);

    public async Task EndAsync(HttpContext http, CancellationToken cancellationToken)
    {
        await EndAsync(cookies.ReadHash(http.Request, ConsoleCookies.Session), SessionKind.Browser, cancellationToken);
        cookies.Delete(http.Response, ConsoleCookies.Session);
    }

    private static byte[]? BearerHash(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? RandomToken.HashOf(value[Bearer.Length..])
            : null;

    private async Task<OpenedSession?> FindAsync(byte[]? hash, SessionKind kind, CancellationToken cancellationToken)
    {
        if (hash is null)
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await context.Sessions.FirstOrDefaultAsync(session => session.TokenHash == hash && session.Kind == kind, cancellationToken);
        if (session is null || !session.IsLive(clock.GetUtcNow()))
            return null;

        // A number that no mini program can ask for any more is not waited for.
        if (session is { PhoneStep: PhoneAsk.Required, Channel: { } channel }
            && await OpenSession.ProgramAsync(context, channel, scenario: null, cancellationToken) is null)
        {
            session.AskForPhone(PhoneAsk.None);
        }

        var account = await context.Origins.Where(origin => origin.Id == session.Origin)
            .Join(context.Accounts, origin => origin.Account, account => account.Id, (_, account) => account)
            .SingleAsync(cancellationToken);
        return new OpenedSession(session, SignedInPerson.Of(account));
    }

    private async Task EndAsync(byte[]? hash, SessionKind kind, CancellationToken cancellationToken)
    {
        if (hash is null)
            return;

        await lane.RunAsync(
            async (item, token) =>
            {
                var session = await item.Context.Sessions.AsTracking()
                    .FirstOrDefaultAsync(session => session.TokenHash == hash && session.Kind == kind, token);
                session?.End(item.Now);
                return true;
            },
            cancellationToken);
    }
}

using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>
/// What mini programs and apps call to sign somebody in themselves. They send no cookie, and none is read: who it is says WeChat by a code,
/// and later the session that they were given.
/// </summary>
internal static class DoorEndpoints
{
    public static IEndpointRouteBuilder MapDoors(this IEndpointRouteBuilder routes)
    {
        var doors = routes.MapGroup(ConsoleUrls.Doors)
            .WithTags("Sign-in").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.MiniProgram);
        doors.MapPost("/mini-program", (SignInFromMiniProgram signIn, HttpContext http, CancellationToken cancellationToken) =>
            EnterAsync<DoorRequest>(http, request => signIn.RunAsync(request, cancellationToken)));
        doors.MapPost("/mobile-app", (SignInFromApp signIn, HttpContext http, CancellationToken cancellationToken) =>
            EnterAsync<DoorRequest>(http, request => signIn.RunAsync(request, http.Request, cancellationToken)));
        doors.MapPost("/continue", (ContinueSignIn signIn, HttpContext http, CancellationToken cancellationToken) =>
            EnterAsync<ContinueRequest>(http, request => signIn.RunAsync(request, http.Request, cancellationToken)));

        var session = routes.MapGroup(ConsoleUrls.AppSession).WithTags("Sign-in").WithMetadata(CookielessCalls.Instance);
        session.MapGet("/", ReadAsync);
        session.MapDelete("/", EndAsync);
        return routes;
    }

    private static async Task<IResult> EnterAsync<T>(HttpContext http, Func<T, Task<Result<Entry>>> enter)
        where T : class
    {
        if (await SignInJson.ReadAsync<T>(http) is not { } request)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);

        var entry = await enter(request);
        if (!entry.Succeeded)
            return ProblemAnswer.For(http, entry.Error.Code);
        return entry.Value switch
        {
            Entry.SignedIn signedIn => SignInJson.Answer(DoorAnswer.Of(
                signedIn.PhoneStep, signedIn.IsNew, new SessionMessage(signedIn.Session.Text, LifetimeOf(http)), signedIn.Person, signedIn.HasNotices)),
            Entry.Held held => SignInJson.Answer(new DoorAnswer("held", Next: Next(http, held))),
            _ => throw new InvalidOperationException($"{entry.Value} is no answer."),
        };
    }

    private static NextMessage Next(HttpContext http, Entry.Held held)
    {
        var (enrolment, missing, expiresIn) = held;
        var agreements = http.RequestServices.GetRequiredService<AgreementMessages>().Of(missing.Agreements);
        return new NextMessage(
            enrolment.Text, (long)expiresIn.TotalMilliseconds, agreements is [] ? null : agreements, missing.Button, missing.Question);
    }

    private static long LifetimeOf(HttpContext http) =>
        (long)http.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.SessionLifetime.TotalMilliseconds;

    private static async Task<IResult> ReadAsync(Sessions sessions, HttpContext http, CancellationToken cancellationToken) =>
        await sessions.OfAppAsync(http.Request, cancellationToken) switch
        {
            null => ProblemAnswer.For(http, DoorErrors.NoSession.Code),
            { Session.Counts: false } => ProblemAnswer.For(http, PhoneErrors.StepOpen.Code),
            { Person: var person } => SignInJson.Answer(person),
        };

    private static async Task<IResult> EndAsync(Sessions sessions, HttpContext http, CancellationToken cancellationToken)
    {
        await sessions.EndOfAppAsync(http.Request, cancellationToken);
        return TypedResults.NoContent();
    }
}

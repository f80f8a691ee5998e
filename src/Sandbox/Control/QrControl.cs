using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat;
using BlazorConsole.Sandbox.WeChat.QrConnect;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.Control;

/// <summary>Does with a web site's code what a phone would do, without a phone.</summary>
internal static class QrControl
{
    public static void MapQrControl(this IEndpointRouteBuilder control)
    {
        var qr = control.MapGroup("/qr/{uuid}");
        qr.MapPost("/scan", (string uuid, Actor actor, QrLogins logins) =>
            Act(uuid, actor, logins, (login, person) => login.Scan(person) is ScanOutcome.Asks));
        qr.MapPost("/confirm", (string uuid, Actor actor, QrLogins logins, OneTimeStore<Grant> codes) => Act(
            uuid, actor, logins, (login, person) => login.Confirm(person, grant => codes.Add(grant, grant.App.CodeLifetime)) is not null));
        qr.MapPost("/refuse", (string uuid, Actor actor, QrLogins logins) => Act(uuid, actor, logins, (login, person) => login.Refuse(person)));
        qr.MapPost("/expire", (string uuid, QrLogins logins) =>
        {
            if (logins.Find(uuid) is not { } login)
                return Results.NotFound();
            login.Expire();
            return Results.Ok(new { state = login.State });
        });
    }

    private static IResult Act(string uuid, Actor actor, QrLogins logins, Func<QrLogin, Person, bool> act)
    {
        if (logins.Find(uuid) is not { } login)
            return Results.NotFound();
        if (People.Find(actor.Person) is not { } person)
            return Results.Text("There is no such person.", statusCode: StatusCodes.Status400BadRequest);
        return act(login, person) ? Results.Ok(new { state = login.State }) : Results.Conflict(new { state = login.State });
    }

    private sealed record Actor(string? Person);
}

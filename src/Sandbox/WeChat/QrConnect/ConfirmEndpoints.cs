using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Authorization;
using BlazorConsole.Sandbox.WeChat.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>The page that the picture leads to, on the phone. Here, unlike at the console, opening it is the scan: so does WeChat.</summary>
internal static class ConfirmEndpoints
{
    public const string PagePath = "/connect/confirm";
    public const string AnswerPath = "/connect/confirm_reply";

    public static IResult Ask(HttpRequest http, string? uuid, QrLogins logins)
    {
        var language = Language.Of(http);
        if (Visitor.Of(http) is not { } visitor)
            return Notices.OpenInWeChat(language);
        if (logins.Find(uuid) is not { } login)
            return Notices.CodeIsOver(language);

        return login.Scan(visitor.Person) switch
        {
            ScanOutcome.Taken => Notices.CodeIsTaken(language),
            ScanOutcome.Over => Notices.CodeIsOver(language),
            _ => new RazorComponentResult<ConfirmPage>(new { Language = language, login.Uuid, AppName = login.Request.App.Name, visitor.Person }),
        };
    }

    public static async Task<IResult> AnswerAsync(HttpRequest http, QrLogins logins, OneTimeStore<Grant> codes)
    {
        var language = Language.Of(http);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (Visitor.Of(http) is not { } visitor || logins.Find(form["uuid"]) is not { } login)
            return Notices.CodeIsOver(language);
        if (form["answer"] != "allow")
            return login.Refuse(visitor.Person) ? Notices.Cancelled(language) : Notices.CodeIsOver(language);

        return login.Confirm(visitor.Person, grant => codes.Add(grant, grant.App.CodeLifetime)) is null
            ? Notices.CodeIsOver(language)
            : Notices.Confirmed(language);
    }
}

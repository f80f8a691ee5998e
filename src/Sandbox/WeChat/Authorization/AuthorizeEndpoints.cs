using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>Web authorisation of an official account: asked for by a page inside WeChat, answered by a redirect with a code.</summary>
internal static class AuthorizeEndpoints
{
    public const string AnswerPath = "/connect/oauth2/authorize/answer";

    private static readonly TimeSpan ConsentLifetime = TimeSpan.FromMinutes(10);

    public static void MapAuthorize(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/connect/oauth2/authorize", Ask);
        routes.MapPost(AnswerPath, AnswerAsync).AddEndpointFilter<OwnOriginOnly>();
    }

    public static string NewCode() =>
        "0" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 31);

    private static IResult Ask(
        HttpRequest http, AppRegister apps, Origins origins, Taps taps, OneTimeStore<AuthorizationRequest> consents, OneTimeStore<Grant> codes)
    {
        var language = Language.Of(http);
        if (Visitor.Of(http) is not { } visitor)
            return Notices.OpenInWeChat(language);
        if (AuthorizationCheck.Refusal(http.Query, apps, visitor, taps.LedHere(http, visitor), out var request) is { } error)
            return Notices.Error(language, error);
        if (!request!.NeedsConsent)
            return Approve(request, origins, codes);

        return new RazorComponentResult<ConsentPage>(new
        {
            Language = language,
            AppName = request.App.Name,
            request.Visitor.Person,
            Question = consents.Add(request, ConsentLifetime),
        });
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest http, Origins origins, Behaviour behaviour, OneTimeStore<AuthorizationRequest> consents, OneTimeStore<Grant> codes)
    {
        var language = Language.Of(http);
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (consents.Find(form["question"].ToString()) is not { IsExpired: false } question
            || Visitor.Of(http)?.Person != question.Value.Visitor.Person
            || !question.TryUse())
            return Notices.QuestionIsOver(language);

        if (form["answer"] == "allow")
            return Approve(question.Value, origins, codes);
        return behaviour.LegacyCancel ? new SeeOther(question.Value.Callback(code: null, origins)) : Notices.Cancelled(language);
    }

    private static SeeOther Approve(AuthorizationRequest request, Origins origins, OneTimeStore<Grant> codes) =>
        new(request.Callback(codes.Add(request.Grant, request.App.CodeLifetime), origins));
}

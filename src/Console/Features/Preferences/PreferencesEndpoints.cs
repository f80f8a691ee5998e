using BlazorConsole.Hosting;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorConsole.Features.Preferences;

// Plain forms, so that they work on static pages, before a circuit stands and without any script.
internal static class PreferencesEndpoints
{
    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        // The origin check refuses other sites' forms; a stranger's choice of language is worth no token.
        routes.MapPost(ConsoleUrls.Language, ChooseLanguage).DisableAntiforgery();
        routes.MapPost(ConsoleUrls.Theme, ChooseTheme).DisableAntiforgery();
        return routes;
    }

    private static Results<SeeOther, BadRequest> ChooseLanguage(
        [FromForm] string value, [FromForm] string? returnUrl, ConsoleCookies cookies, HttpContext context) =>
        Remember(cookies, context, Language.Cookie, Language.Closest(value), returnUrl);

    private static Results<SeeOther, BadRequest> ChooseTheme(
        [FromForm] string value, [FromForm] string? returnUrl, ConsoleCookies cookies, HttpContext context) =>
        Remember(cookies, context, Theme.Cookie, Theme.Known(value), returnUrl);

    private static Results<SeeOther, BadRequest> Remember(
        ConsoleCookies cookies, HttpContext context, string cookie, string? choice, string? returnUrl)
    {
        if (choice is null)
            return TypedResults.BadRequest();

        cookies.SetChoice(context.Response, cookie, choice);
        return new SeeOther(LocalUrl.OrRoot(returnUrl));
    }
}

using BlazorConsole.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorConsole.Features.Preferences;

// Plain forms, so that they work on static pages, before a circuit stands and without any script.
internal static class PreferencesEndpoints
{
    public const string LanguageUrl = "/preferences/language";
    public const string ThemeUrl = "/preferences/theme";

    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        // The origin check refuses other sites' forms; a stranger's choice of language is worth no token.
        routes.MapPost(LanguageUrl, ChooseLanguage).DisableAntiforgery();
        routes.MapPost(ThemeUrl, ChooseTheme).DisableAntiforgery();
        return routes;
    }

    private static Results<SeeOther, BadRequest> ChooseLanguage(
        [FromForm] string value, [FromForm] string? returnUrl, HttpContext context) =>
        Remember(context, Language.Cookie, Language.Closest(value), returnUrl);

    private static Results<SeeOther, BadRequest> ChooseTheme(
        [FromForm] string value, [FromForm] string? returnUrl, HttpContext context) =>
        Remember(context, Theme.Cookie, Theme.Known(value), returnUrl);

    private static Results<SeeOther, BadRequest> Remember(HttpContext context, string cookie, string? choice, string? returnUrl)
    {
        if (choice is null)
            return TypedResults.BadRequest();

        context.Response.Cookies.Append(cookie, choice, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

        return new SeeOther(LocalUrl.OrRoot(returnUrl));
    }
}

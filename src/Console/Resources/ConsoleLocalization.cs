using BlazorConsole.Hosting;
using Microsoft.AspNetCore.Localization;

namespace BlazorConsole.Resources;

internal static class ConsoleLocalization
{
    public static IServiceCollection AddConsoleLocalization(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Language.English).AddSupportedCultures(Language.All).AddSupportedUICultures(Language.All);
            options.RequestCultureProviders = [new LanguageOfRequest()];
        });

        return services;
    }

    public static IApplicationBuilder UseConsoleLocalization(this IApplicationBuilder app) => app.UseRequestLocalization();
}

// What the person chose, else what the browser asks for. Any Chinese is better served by simplified Chinese than by English.
internal sealed class LanguageOfRequest : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = Language.Closest(httpContext.RequestServices.GetRequiredService<ConsoleCookies>().ReadChoice(httpContext.Request, Language.Cookie))
            ?? httpContext.Request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(accepted => accepted.Quality ?? 1)
                .Select(accepted => Language.Closest(accepted.Value.Value))
                .FirstOrDefault(known => known is not null);

        return Task.FromResult(language is null ? null : new ProviderCultureResult(language));
    }
}

using BlazorConsole.Options;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Administrators;

internal static class AdministratorsRegistration
{
    public static IServiceCollection AddAdministrators(this IServiceCollection services)
    {
        services.AddIdentityCore<Administrator>()
            .AddUserStore<AdministratorStore>()
            .AddClaimsPrincipalFactory<AdministratorClaims>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<PublicOptions>>(DescribeCookie);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.AnyAdministrator, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Administrator, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => !AdministratorClaims.MustChangePassword(context.User)));

        services.AddScoped<AuthenticationStateProvider, RevalidatedAdministrator>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<ResetPassword>();
        services.AddSingleton<StandInHash>();
        return services;
    }

    /// <summary>Makes the first administrator when there is none, and says on standard output how to sign in.</summary>
    public static async Task WelcomeAdministratorAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var sentence = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().WelcomeAsync(cancellationToken);
        await Console.Out.WriteLineAsync(sentence.AsMemory(), cancellationToken);
    }

    private static void DescribeCookie(CookieAuthenticationOptions options, IOptions<PublicOptions> site)
    {
        // A browser takes a __Host- cookie only with Secure and from this very host: no neighbouring subdomain can plant one.
        var https = site.Value.IsHttps;
        options.Cookie.Name = https ? "__Host-administrator" : "administrator";
        options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.LoginPath = ConsoleUrls.AdministratorSignIn;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = RejectAfterPasswordChangeAsync;
        options.Events.OnRedirectToLogin = context => RedirectAsync(context, context.RedirectUri, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RedirectAsync(
            context,
            AdministratorClaims.MustChangePassword(context.HttpContext.User) ? ConsoleUrls.ChangePassword : ConsoleUrls.Forbidden,
            StatusCodes.Status403Forbidden);
    }

    // On every request: Identity's own validator waits for an interval, and then signs out of schemes that are not here.
    private static async Task RejectAfterPasswordChangeAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Administrator>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is not null)
            return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    // Pages are sent on; what is not a page, such as a circuit's connection, is told plainly.
    private static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context, string url, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments(ConsoleUrls.Administration))
            context.Response.Redirect(url);
        else
            context.Response.StatusCode = status;

        return Task.CompletedTask;
    }
}

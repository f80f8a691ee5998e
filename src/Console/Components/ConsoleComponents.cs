using BlazorConsole.Components.Kit;
using BlazorConsole.Resources;

namespace BlazorConsole.Components;

internal static class ConsoleComponents
{
    public static IServiceCollection AddConsoleComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddConsoleLocalization();
        services.AddKit();
        return services;
    }

    public static RazorComponentsEndpointConventionBuilder MapConsoleComponents(this IEndpointRouteBuilder routes) =>
        // The framework would add a policy of its own about framing; ours is set in one place for every answer.
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
}

using BlazorConsole.Components.Kit;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Authorization;

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
        routes.MapRazorComponents<App>()
            // The framework would add a policy of its own about framing; ours is set in one place for every answer.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .OnlyAdministratorsOpenCircuits();

    // A circuit costs memory for as long as it lives: strangers get none, whatever page they say they come from.
    private static RazorComponentsEndpointConventionBuilder OnlyAdministratorsOpenCircuits(this RazorComponentsEndpointConventionBuilder components)
    {
        components.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Administrator));
        });
        return components;
    }
}

using Radzen;

namespace BlazorConsole.Components.Kit;

internal static class KitServices
{
    public static IServiceCollection AddKit(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        return services;
    }
}

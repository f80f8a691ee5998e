namespace BlazorConsole.Features.Privacy;

internal static class PrivacyRegistration
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<ReceivePrivacyEvent>();
        services.AddSingleton<ListPrivacyTasks>();
        services.AddTransient<ClosePrivacyTask>();
        return services;
    }
}

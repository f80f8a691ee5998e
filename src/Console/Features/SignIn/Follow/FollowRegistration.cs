namespace BlazorConsole.Features.SignIn.Follow;

internal static class FollowRegistration
{
    public static IServiceCollection AddFollowing(this IServiceCollection services)
    {
        services.AddSingleton<FollowReplies>();
        services.AddTransient<FollowCodes>();
        services.AddTransient<ScanByFollowing>();
        return services;
    }
}

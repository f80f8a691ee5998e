namespace BlazorConsole.Features.Channels;

internal static class ChannelsRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<WriteChannel>();
        services.AddSingleton<RegisterChannels>();
        services.AddSingleton<ListChannels>();
        services.AddSingleton<ReadChannel>();
        services.AddTransient<SaveChannel>();
        services.AddTransient<SwitchChannel>();
        services.AddHostedService<ForgetFormerSecrets>();
        return services;
    }
}

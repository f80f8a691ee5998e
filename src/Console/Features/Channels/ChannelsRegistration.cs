using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Features.Channels.Leases;

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
        services.AddSingleton<ListLeases>();
        services.AddTransient<MakeLease>();
        services.AddTransient<RevokeLease>();
        services.AddTransient<UseLease>();
        services.AddHostedService<ForgetFormerSecrets>();
        return services.AddDoctor();
    }
}

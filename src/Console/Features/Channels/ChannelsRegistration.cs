using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Features.Channels.Files;
using BlazorConsole.Features.Channels.Jobs;
using BlazorConsole.Features.Channels.Leases;
using BlazorConsole.Features.Channels.Map;
using BlazorConsole.Features.Channels.PhoneCosts;

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
        services.AddSingleton<ReadPhoneCosts>();
        services.AddSingleton<DrawMap>();
        services.AddTransient<AddFile>();
        services.AddTransient<RemoveFile>();
        services.AddSingleton<ListFiles>();
        services.AddTransient<StartJob>();
        services.AddTransient<SteerJob>();
        services.AddSingleton<ListJobs>();
        services.AddTransient<JobStep>();
        services.AddHostedService<RunJobs>();
        services.AddHostedService<ForgetFormerSecrets>();
        return services.AddDoctor();
    }
}

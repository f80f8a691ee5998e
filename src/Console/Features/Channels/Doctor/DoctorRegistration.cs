using BlazorConsole.Features.Channels.Doctor.Checks;
using BlazorConsole.Features.Channels.Doctor.Scan;

namespace BlazorConsole.Features.Channels.Doctor;

internal static class DoctorRegistration
{
    /// <summary>The checks, in the order in which they are run and shown.</summary>
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddTransient<IDoctorCheck, SecretCheck>();
        services.AddTransient<IDoctorCheck, AddressCheck>();
        services.AddTransient<IDoctorCheck, ClockCheck>();
        services.AddTransient<IDoctorCheck, TokenConflictCheck>();
        services.AddTransient<IDoctorCheck, QuotaCheck>();
        services.AddTransient<IDoctorCheck, WebsiteDomainCheck>();
        services.AddTransient<IDoctorCheck, CallbackDomainCheck>();
        services.AddTransient<IDoctorCheck, PushCheck>();
        services.AddTransient<IDoctorCheck, CodePageCheck>();
        services.AddTransient<IDoctorCheck, FollowCheck>();
        services.AddTransient<IDoctorCheck, PhoneCheck>();
        services.AddTransient<IDoctorCheck, BindingCheck>();
        services.AddTransient<IDoctorCheck, LastErrorCheck>();

        services.AddTransient<ExamineChannel>();
        services.AddSingleton<ReadFindings>();
        services.AddTransient<BeginGuidedScan>();
        services.AddTransient<ReportGuidedScan>();
        services.AddSingleton<ReadGuidedScan>();
        services.AddSingleton<FollowGuidedScan>();
        services.AddHttpClient<PageFetch>(http => http.Timeout = PageFetch.Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            // Its addresses carry signatures.
            .RemoveAllLoggers();
        return services;
    }
}

using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.AppToMiniProgram;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.SignIn.Follow;
using BlazorConsole.Features.SignIn.InWeChat;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Features.SignIn.OnPhone;
using BlazorConsole.Features.SignIn.PhoneCosts;
using BlazorConsole.Features.SignIn.PhoneSteps;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Features.SignIn.Website;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;

namespace BlazorConsole.Features.SignIn;

internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        // Of this hub alone: the console's pages send more at once, such as the pieces of a file.
        services.AddSignalR().AddHubOptions<SignInHub>(hub =>
        {
            // A proxy that cuts idle connections after a minute never sees an idle one, and a dead line is noticed soon.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            hub.MaximumReceiveMessageSize = 4 * 1024;
        });
        services.AddSingleton<INudgeListener, TicketNudges>();

        services.AddSingleton<HostedPage>();
        services.AddSingleton<CityTableFile>();
        services.AddSingleton<ICityTable>(provider => provider.GetRequiredService<CityTableFile>());
        services.AddHostedService(provider => provider.GetRequiredService<CityTableFile>());
        services.AddSingleton<MintedCodes>();
        services.AddHostedService<MintCodes>();
        services.AddSingleton<RefusedLaunches>();
        services.AddTransient<PhoneLaunches>();
        services.AddTransient<TicketCodes>();
        services.AddTransient<IssueTicket>();
        services.AddSingleton<ReadTicket>();
        services.AddSingleton<RedeemTicket>();
        services.AddSingleton<AbandonTicket>();
        services.AddSingleton<Sessions>();
        services.AddHostedService<SweepTickets>();

        services.AddSingleton<PhoneTicket>();
        services.AddSingleton<SealedEvidence>();
        services.AddSingleton<BeginAuthorization>();
        services.AddSingleton<DistantPhones>();
        services.AddSingleton<ScanTicket>();
        services.AddSingleton<ApproveTicket>();
        services.AddSingleton<DenyTicket>();
        services.AddSingleton<OpenAgreements>();
        services.AddSingleton<PublishAgreements>();

        services.AddSingleton<AgreementMessages>();
        services.AddSingleton<AdmitPerson>();
        services.AddTransient<AskWhoAgreed>();
        services.AddSingleton<NotedPresses>();
        services.AddSingleton<CountPresses>();
        services.AddHostedService(provider => provider.GetRequiredService<CountPresses>());
        services.AddTransient<ProvePhone>();
        services.AddTransient<ScanFromMiniProgram>();
        services.AddTransient<ConfirmFromMiniProgram>();
        services.AddTransient<DenyFromMiniProgram>();

        services.AddSingleton<SkipPhone>();
        services.AddSingleton<Askers>();
        services.AddSingleton<ReadDeviceNotices>();
        services.AddSingleton<AnswerDeviceNotice>();
        services.AddSingleton<EnterDoor>();
        services.AddTransient<SignInFromMiniProgram>();
        services.AddTransient<SignInFromApp>();
        services.AddSingleton<BeginFromApp>();
        services.AddTransient<ContinueSignIn>();
        services.AddSingleton<EnterBrowser>();
        services.AddSingleton<ReadEnrolment>();
        services.AddSingleton<LeaveEnrolment>();
        services.AddSingleton<BeginInWeChat>();
        services.AddTransient<ArriveInWeChat>();
        services.AddTransient<ArriveOnPhone>();
        services.AddSingleton<BeginWebsite>();
        services.AddTransient<ArriveFromWebsite>();
        services.AddFollowing();

        services.AddRecognition();

        services.AddSingleton<BeginTrip>();
        services.AddSingleton<UseAuthorizationState>();
        services.AddTransient<OfficialAccountCallback>();
        services.AddPushes();
        return services;
    }
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.Demo;
using BlazorConsole.Sandbox.Phone;
using BlazorConsole.Sandbox.Phone.Links;
using BlazorConsole.Sandbox.WebView;
using BlazorConsole.Sandbox.WeChat;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.Authorization;
using BlazorConsole.Sandbox.WeChat.Avatars;
using BlazorConsole.Sandbox.WeChat.Calls;
using BlazorConsole.Sandbox.WeChat.JsSdk;
using BlazorConsole.Sandbox.WeChat.Links;
using BlazorConsole.Sandbox.WeChat.Migration;
using BlazorConsole.Sandbox.WeChat.MiniPrograms;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;
using BlazorConsole.Sandbox.WeChat.OfficialAccounts;
using BlazorConsole.Sandbox.WeChat.Pushes;
using BlazorConsole.Sandbox.WeChat.QrConnect;
using BlazorConsole.Sandbox.WeChat.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The sandbox's web server: WeChat, the phone with its web view, and the demo page, each under its own origin.</summary>
internal static class SandboxApplication
{
    public static WebApplication Build(SandboxOptions options, TextWriter output, TextWriter error)
    {
        // Empty: the working directory is the repository, whose appsettings.json belongs to the console. And not Development: a control
        // request that makes no sense is then answered with 400 and not with a stack trace on the terminal.
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Sandbox", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.ListenLocalhost(options.WeChatPort);
            kestrel.Listen(System.Net.IPAddress.Loopback, options.WebViewPort);
        });
        // Warning and above only: request logging would write codes, states and tokens, which are all in URLs here.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.Warning);
        builder.Services.AddSandbox(options).AddSingleton(new ConsoleRelay(output, error));

        var app = builder.Build();
        app.MapSandbox();
        return app;
    }

    private static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        // The demo page's log is an answer that never ends: stopping does not wait for it.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        services.AddRouting();
        services.AddRazorComponents();
        // Razor asks for a key ring; nothing here is worth one on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services
            .AddSingleton(options)
            .AddSingleton<Origins>()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<WeChatClock>()
            .AddSingleton<Seed>()
            .AddSingleton<AppRegister>()
            .AddSingleton<PersonIds>()
            .AddSingleton(provider => new SnsReply(provider.GetRequiredService<WeChatClock>()))
            .AddSingleton(provider => new ApiReply(provider.GetRequiredService<WeChatClock>()))
            .AddSingleton(provider => new AppTokenRegister(provider.GetRequiredService<WeChatClock>()))
            .AddSingleton<AppTokenCheck>()
            .AddSingleton(provider => new MiniProgramCodes(provider.GetRequiredService<WeChatClock>()))
            .AddSingleton(provider => new SessionKeys(provider.GetRequiredService<WeChatClock>()))
            .AddSingleton<EncryptedData>()
            .AddSingleton<PublishedPages>()
            .AddSingleton<LaunchTickets>()
            .AddSingleton<Openings>()
            .AddSingleton<CodeTotals>()
            .AddSingleton<CallCounts>()
            .AddSingleton<LoginLimit>()
            .AddSingleton<JsTickets>()
            .AddSingleton<Migrations>()
            .AddOfficialAccounts()
            .AddPushes()
            .AddSingleton(provider => new UserTokens(provider.GetRequiredService<WeChatClock>(), provider.GetRequiredService<PersonIds>()))
            .AddSingleton(provider => new OneTimeStore<Grant>(provider.GetRequiredService<WeChatClock>(), AuthorizeEndpoints.NewCode))
            .AddSingleton(provider => new OneTimeStore<AuthorizationRequest>(provider.GetRequiredService<WeChatClock>(), AuthorizeEndpoints.NewCode))
            .AddSingleton<QrLogins>()
            .AddSingleton<RequestLog>()
            .AddSingleton<Faults>()
            .AddSingleton<Behaviour>()
            .AddSingleton<Taps>()
            .AddSingleton<Phones>()
            .AddSingleton<LinkRules>()
            .AddSingleton<PhoneRequest>()
            .AddSingleton<ConsoleProxy>()
            .AddSingleton<ConsoleConnection>()
            .AddSingleton<ConsoleEnvironment>()
            .AddSingleton<ConsoleHealth>()
            .AddSingleton<ConsoleProcess>();
    }

    private static void MapSandbox(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<Origins>();
        app.UseWhen(context => Origins.Serves(origins.WeChat, context.Request), atWeChat =>
        {
            atWeChat.UseMiddleware<RecordRequests>();
            atWeChat.UseMiddleware<InjectFaults>();
            atWeChat.UseMiddleware<RateLimits>();
        });

        var weChat = app.MapGroup("").RequireHost(Origins.Host(origins.WeChat));
        weChat.MapAuthorize();
        weChat.MapQrConnect();
        weChat.MapSns();
        weChat.MapAppTokens();
        weChat.MapMiniPrograms();
        weChat.MapLinks();
        weChat.MapCalls();
        weChat.Map(JsTickets.Path, JsTickets.Answer);
        weChat.Map(ChangeOpenIds.Path, ChangeOpenIds.AnswerAsync);
        weChat.MapOfficialAccounts();
        weChat.MapAvatars();
        weChat.MapFile(PageFiles.WeChatStyle);
        weChat.MapPhone();
        weChat.MapControl();

        app.MapGroup("").RequireHost(Origins.Host(origins.Demo)).MapDemo();
        app.MapGroup("").RequireHost(Origins.Host(origins.WebView)).MapWebView();
    }
}

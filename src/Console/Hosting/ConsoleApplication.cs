using BlazorConsole.Components;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Files;
using BlazorConsole.Features.Channels.Leases;
using BlazorConsole.Features.Preferences;
using BlazorConsole.Features.Privacy;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.AppToMiniProgram;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.SignIn.InWeChat;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Features.SignIn.OnPhone;
using BlazorConsole.Features.SignIn.Website;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Resources;
using BlazorConsole.WeChat;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>The web application: what it is made of and in which order a request meets it.</summary>
internal static class ConsoleApplication
{
    /// <summary>Checks the configuration, opens the database and runs until stopped. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(Limit);
            AddServices(builder.Services);
            await using var app = builder.Build();
            if (await CommandLine.RunAsync(args, app.Services) is { } exitCode)
                return exitCode;

            app.Services.GetRequiredService<ConsoleOptionsValidator>().Validate();
            await app.Services.OpenDatabaseAsync();
            await app.Services.GetRequiredService<PublishAgreements>().RunAsync(CancellationToken.None);
            await app.Services.GetRequiredService<RegisterChannels>().RunAsync(CancellationToken.None);
            await app.Services.WelcomeAdministratorAsync();
            UseMiddleware(app);
            MapEndpoints(app);
            await app.RunAsync();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await System.Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Forms with a password are the largest thing that anybody sends here.
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddConsoleOptions();
        services.AddPersistence();
        services.AddWeChat();
        services.AddSingleton<ConsoleCookies>();
        services.AddHostedService<StopWithInput>();
        services.AddExceptionHandler<Failures>();
        services.AddRateLimits();
        services.AddAdministrators();
        services.AddAccounts();

        services.AddConsoleComponents();
        services.AddChannels();
        services.AddPrivacy();
        services.AddSignIn();
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery, OwnOriginAntiforgery>());
    }

    private static void UseMiddleware(WebApplication app)
    {
        UseForwardedAddresses(app);
        UsePublicOrigin(app);
        app.UseConsoleLocalization();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(OnlyPagesGetANotFoundPage);
        app.UseMiddleware<OwnOriginOnly>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        // Blazor insists on it; see OwnOriginAntiforgery.
        app.UseAntiforgery();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet(ConsoleUrls.Health, () => "ok");
        app.MapGet("/", () => new SeeOther(ConsoleUrls.SignIn));
        app.MapPreferences();
        app.MapSignIn();
        app.MapAvatars();
        app.MapOnPhone();
        app.MapMiniProgram();
        app.MapDoors();
        app.MapAppTickets();
        app.MapDevices();
        app.MapInWeChat();
        app.MapContinue();
        app.MapWebsite();
        OfficialAccountCallback.Map(app);
        app.MapPushes();
        app.MapVerificationFiles();
        app.MapLeases();
        app.MapAdministrators();
        app.MapConsoleComponents();
    }

    // Where people reach us is configured. What a request or a proxy says of it is never used, not by the framework's redirects either.
    private static void UsePublicOrigin(WebApplication app)
    {
        var origin = new Uri(app.Services.GetRequiredService<IOptions<PublicOptions>>().Value.Origin);
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (origin.Scheme, new HostString(origin.Authority));
            return next(context);
        });
    }

    // What is not a page, such as a circuit's connection or a form, keeps its plain status.
    private static Task OnlyPagesGetANotFoundPage(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }

    /// <summary>Believes X-Forwarded-For from the named proxies and from nobody else.</summary>
    private static void UseForwardedAddresses(WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.KnownNetworks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        if (options.KnownIPNetworks.Count > 0)
            app.UseForwardedHeaders(options);
    }
}

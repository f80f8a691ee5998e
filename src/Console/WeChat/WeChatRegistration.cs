using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.WeChat;

internal static class WeChatRegistration
{
    public static IServiceCollection AddWeChat(this IServiceCollection services)
    {
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<WeChatBreaker>();
        services.AddTransient<WeChatResilience>();
        services.AddSingleton<AppTokenCache>();
        services.AddSingleton<AppTokenStore>();
        services.AddTransient<AppTokenFetch>();
        services.AddTransient<AppTokens>();
        services.AddHostedService<RenewAppTokens>();
        services.AddSingleton<ChannelHealthNotes>();
        services.AddHostedService<StoreChannelHealth>();
        services.AddTransient<ChannelCalls>();
        services.AddTransient<WebAuthorization>();
        services.AddTransient<MiniProgramCalls>();
        services.AddTransient<LaunchLinkCalls>();
        services.AddTransient<OfficialAccountCalls>();
        services.AddTransient<ManyPeopleCalls>();

        // The framework's own loggers of HTTP clients write addresses, and ours carry secrets and codes: they are removed.
        services.AddHttpClient<WeChatHttp>((provider, http) =>
                http.BaseAddress = new Uri(provider.GetRequiredService<IOptions<WeChatOptions>>().Value.ApiBase + "/"))
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects)
            .AddHttpMessageHandler<WeChatResilience>()
            .RemoveAllLoggers();
        services.AddHttpClient<AvatarFetch>()
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects)
            .RemoveAllLoggers();
        return services;
    }

    private static SocketsHttpHandler WithoutRedirects() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
}

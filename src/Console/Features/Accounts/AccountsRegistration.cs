using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Features.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<RefreshAccounts>();
        services.AddSingleton<ReadAccount>();
        services.AddSingleton<ReadPhones>();
        services.AddTransient<RevealPhone>();
        services.AddSingleton<AccountFeed>();
        services.AddSingleton<INudgeListener>(provider => provider.GetRequiredService<AccountFeed>());
        return services;
    }
}

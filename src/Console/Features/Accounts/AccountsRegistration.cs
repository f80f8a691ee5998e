namespace BlazorConsole.Features.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<ReadAccount>();
        services.AddSingleton<ReadPhones>();
        services.AddTransient<RevealPhone>();
        return services;
    }
}

namespace BlazorConsole.Recognition;

internal static class RecognitionRegistration
{
    public static IServiceCollection AddRecognition(this IServiceCollection services)
    {
        services.AddSingleton<TraceStore>();
        services.AddSingleton<OpenCase>();
        services.AddSingleton<SettlePairs>();
        services.AddHostedService<SettleWaitingPairs>();
        services.AddSingleton<LoadFacts>();
        services.AddSingleton<PhoneBox>();
        services.AddSingleton<StorePhone>();
        services.AddSingleton<RecognisePerson>();
        return services;
    }
}

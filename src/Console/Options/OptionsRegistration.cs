using Microsoft.Extensions.Options;

namespace BlazorConsole.Options;

internal static class OptionsRegistration
{
    /// <summary>Binds every section; <see cref="ConsoleOptionsValidator"/> reports what is wrong with all of them together.</summary>
    public static IServiceCollection AddConsoleOptions(this IServiceCollection services)
    {
        Bind<PublicOptions>(services, PublicOptions.Section);
        Bind<DatabaseOptions>(services, DatabaseOptions.Section);
        Bind<EncryptionOptions>(services, EncryptionOptions.Section);
        Bind<WeChatOptions>(services, WeChatOptions.Section);
        Bind<SignInOptions>(services, SignInOptions.Section);
        Bind<ProxyOptions>(services, ProxyOptions.Section);
        Bind<ProcessOptions>(services, ProcessOptions.Section);
        Bind<OpenPlatformsOptions>(services, OpenPlatformsOptions.Section);
        Bind<ChannelsOptions>(services, ChannelsOptions.Section);
        Bind<AgreementsOptions>(services, AgreementsOptions.Section);
        Bind<RecognitionOptions>(services, RecognitionOptions.Section);
        Bind<PrivacyOptions>(services, PrivacyOptions.Section);
        Bind<PhoneCostOptions>(services, PhoneCostOptions.Section);
        services.AddSingleton<ConsoleOptionsValidator>();
        return services;
    }

    private static void Bind<T>(IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section);
        services.AddSingleton<OptionsUnderTest>(provider => new OptionsUnderTest(section, () => provider.GetRequiredService<IOptions<T>>().Value));
    }
}

/// <summary>One bound section, to be checked at start.</summary>
internal sealed record OptionsUnderTest(string Section, Func<object> Value);

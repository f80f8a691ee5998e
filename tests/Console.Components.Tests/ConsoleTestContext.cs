using System.Globalization;
using BlazorConsole.Components.Kit;
using BlazorConsole.Resources;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests;

public abstract class ConsoleTestContext : BunitContext
{
    private protected ConsoleTestContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Language.English);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddConsoleLocalization();
        Services.AddKit();
        Services.AddSingleton<TimeProvider>(Clock);
    }

    private protected ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 9, 12, 0, 0, TimeSpan.Zero));
}

using BlazorConsole.Components.Kit;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Components.Layout;

public sealed partial class ConsoleLayout : LayoutComponentBase, IDisposable
{
    private ElementReference _content;
    private ElementReference _rail;
    private ElementReference _menu;
    private ErrorBoundary? _boundary;
    private bool _drawerOpen;

    [Inject]
    private IStringLocalizer<ShellTexts> Texts { get; init; } = null!;

    [Inject]
    private IHostEnvironment Environment { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    private (string Url, Icon Icon, string Word)[] Rooms =>
    [
        (ConsoleUrls.Accounts, Icon.People, Texts["Accounts"]),
        (ConsoleUrls.Channels, Icon.Channel, Texts["Channels"]),
        (ConsoleUrls.Privacy, Icon.Shield, Texts["Privacy"]),
    ];

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        _boundary?.Recover();
        _drawerOpen = false;
        _ = InvokeAsync(StateHasChanged);
    }

    // With a base address of "/", the browser would read "#content" as the start page's.
    private async Task SkipToContent() => await _content.FocusAsync();

    private async Task OpenDrawer()
    {
        _drawerOpen = true;
        await _rail.FocusAsync();
    }

    private async Task CloseDrawer()
    {
        _drawerOpen = false;
        await _menu.FocusAsync();
    }

    private Task CloseOnEscape(KeyboardEventArgs key) => _drawerOpen && key.Key is "Escape" ? CloseDrawer() : Task.CompletedTask;
}

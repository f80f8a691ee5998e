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
    private ErrorBoundary? _boundary;
    private bool _drawerOpen;

    [Inject]
    private IStringLocalizer<ShellTexts> Texts { get; init; } = null!;

    [Inject]
    private IHostEnvironment Environment { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    private (string Url, Icon Icon, string Word)[] Rooms => [("/console/accounts", Icon.People, Texts["Accounts"])];

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

    private void ToggleDrawer() => _drawerOpen = !_drawerOpen;

    private void CloseDrawer() => _drawerOpen = false;

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key is "Escape")
            _drawerOpen = false;
    }
}

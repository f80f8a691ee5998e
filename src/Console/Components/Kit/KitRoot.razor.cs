using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace BlazorConsole.Components.Kit;

// Once around the console's pages: the widget library's services, the browser's time zone, and the one listener behind every
// identifier that can be copied.
public sealed partial class KitRoot : IAsyncDisposable
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private IJSObjectReference? _module;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IStringLocalizer<KitTexts> Texts { get; init; } = null!;

    [Inject]
    private IJSRuntime Script { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its module with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["Components/Kit/KitRoot.razor.js"]);
        var zone = await _module.InvokeAsync<string>("start");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && !known.Equals(_zone))
        {
            _zone = known;
            StateHasChanged();
        }
    }
}

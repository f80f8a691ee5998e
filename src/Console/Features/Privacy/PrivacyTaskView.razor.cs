using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Privacy;

/// <summary>A task that waits for a person, and the way to close it.</summary>
public sealed partial class PrivacyTaskView
{
    private string _id = "";
    private string? _note;
    private string? _refusal;
    private bool _busy;

    [Parameter, EditorRequired]
    public PrivacyTaskRow Row { get; set; } = null!;

    [Parameter]
    public EventCallback OnClosed { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ClosePrivacyTask Close { get; init; } = null!;

    [Inject]
    private IStringLocalizer<PrivacyTexts> Texts { get; init; } = null!;

    protected override void OnInitialized() => _id = $"note-{Row.Task.Id.Value:N}";

    private async Task CloseAsync()
    {
        _busy = true;
        var state = await Authentication;
        var refusal = await Close.RunAsync(Row.Task.Id, _note, state.User);
        (_busy, _refusal) = (false, refusal?.Code);
        if (refusal is null || refusal == ClosePrivacyTask.Gone)
            await OnClosed.InvokeAsync();
    }
}

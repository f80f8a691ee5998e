using Microsoft.AspNetCore.Components;

namespace BlazorConsole.Components.Kit;

// Describes a column; KitTable draws it.
public sealed class KitColumn<TRow> : ComponentBase
    where TRow : notnull
{
    [CascadingParameter]
    private KitTable<TRow> Table { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Width { get; set; }

    // Left out where a phone has no room for it.
    [Parameter]
    public bool Wide { get; set; }

    [Parameter]
    public RenderFragment<TRow>? ChildContent { get; set; }

    internal string? Class => Wide ? "wide" : null;

    internal string? Style => Width is null ? null : $"width: {Width}";

    protected override void OnInitialized() => Table.Add(this);
}

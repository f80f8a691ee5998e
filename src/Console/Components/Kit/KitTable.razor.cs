using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BlazorConsole.Components.Kit;

public sealed partial class KitTable<TRow>
{
    private readonly List<KitColumn<TRow>> _columns = [];

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    // Null while they are loaded.
    [Parameter]
    public IReadOnlyList<TRow>? Rows { get; set; }

    [Parameter]
    public bool Failed { get; set; }

    [Parameter]
    public EventCallback OnRetry { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public Func<TRow, string>? RowUrl { get; set; }

    // The columns.
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public RenderFragment? Empty { get; set; }

    internal void Add(KitColumn<TRow> column)
    {
        _columns.Add(column);
        StateHasChanged();
    }

    private Dictionary<string, object>? Behaviour(TRow row, int index)
    {
        if (RowUrl is null)
            return null;

        var url = RowUrl(row);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["data-opens"] = "",
            // One stop for Tab; the arrows go on from there (KitRoot.razor.js).
            ["tabindex"] = index == 0 ? "0" : "-1",
            ["onclick"] = EventCallback.Factory.Create<MouseEventArgs>(this, () => Navigation.NavigateTo(url)),
            ["onkeydown"] = EventCallback.Factory.Create<KeyboardEventArgs>(this, key => Open(key, url)),
        };
    }

    private void Open(KeyboardEventArgs key, string url)
    {
        if (key is { Key: "Enter", CtrlKey: false, AltKey: false, MetaKey: false })
            Navigation.NavigateTo(url);
    }
}

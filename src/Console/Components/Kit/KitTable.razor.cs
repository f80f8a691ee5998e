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

    // What makes a row the same row when what it shows changed; the row itself when left out.
    [Parameter]
    public Func<TRow, object>? RowKey { get; set; }

    // How often a row changed while it was shown. Each time, it is lit for a moment.
    [Parameter]
    public Func<TRow, int>? RowChanges { get; set; }

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

    private object KeyOf(TRow row) => RowKey?.Invoke(row) ?? row;

    private Dictionary<string, object> Behaviour(TRow row, int index)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal);
        if (RowChanges?.Invoke(row) is > 0 and var changes)
            attributes["data-changed"] = int.IsOddInteger(changes) ? "odd" : "even";
        if (RowUrl?.Invoke(row) is { } url)
        {
            attributes["data-opens"] = "";
            // One stop for Tab; the arrows go on from there (KitRoot.razor.js).
            attributes["tabindex"] = index == 0 ? "0" : "-1";
            attributes["onclick"] = EventCallback.Factory.Create<MouseEventArgs>(this, () => Navigation.NavigateTo(url));
            attributes["onkeydown"] = EventCallback.Factory.Create<KeyboardEventArgs>(this, key => Open(key, url));
        }

        return attributes;
    }

    private void Open(KeyboardEventArgs key, string url)
    {
        if (key is { Key: "Enter", CtrlKey: false, AltKey: false, MetaKey: false })
            Navigation.NavigateTo(url);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Radzen;

namespace BlazorConsole.Components.Kit;

public sealed partial class KitTable<TRow>
{
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

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public RenderFragment? Empty { get; set; }

    private void Describe(RowRenderEventArgs<TRow> row)
    {
        if (RowUrl is null)
            return;

        var url = RowUrl(row.Data!);
        row.Attributes["tabindex"] = "0";
        row.Attributes["data-opens"] = "";
        row.Attributes["onclick"] = EventCallback.Factory.Create<MouseEventArgs>(this, () => Navigation.NavigateTo(url));
        row.Attributes["onkeydown"] = EventCallback.Factory.Create<KeyboardEventArgs>(this, key => Open(key, url));
    }

    private void Open(KeyboardEventArgs key, string url)
    {
        if (key is { Key: "Enter", CtrlKey: false, AltKey: false, MetaKey: false })
            Navigation.NavigateTo(url);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BlazorConsole.Components;

// Two kinds of pages. A console page is interactive: its whole tree lives in a circuit. A page that strangers may open says
// @attribute [ExcludeFromInteractiveRouting]: it is rendered once, and gets no circuit, no blazor.web.js and nothing of the widget library.
public sealed partial class App
{
    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    private bool IsInteractive => HttpContext.AcceptsInteractiveRouting();

    private IComponentRenderMode? PageRenderMode => IsInteractive ? RenderMode.InteractiveServer : null;

    private string Theme => Features.Preferences.Theme.Of(HttpContext);
}

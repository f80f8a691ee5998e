using Microsoft.AspNetCore.Components;

namespace BlazorConsole.Components.Layout;

public sealed partial class PlainLayout : LayoutComponentBase
{
    [Inject]
    private IConfiguration Configuration { get; init; } = null!;

    // The name that people know the site by; the host's own name while none is configured.
    private string SiteName => Configuration["Public:SiteName"] ?? "Blazor Console";
}

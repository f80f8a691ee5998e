using BlazorConsole.Options;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Components.Layout;

public sealed partial class PlainLayout : LayoutComponentBase
{
    [Inject]
    private IOptions<SignInOptions> SignIn { get; init; } = null!;

    private string SiteName => SignIn.Value.SiteName;
}

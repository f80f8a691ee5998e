using Microsoft.AspNetCore.Components;

namespace BlazorConsole.Components;

// A circuit cannot sign anyone in: the page is loaded anew, and the server's own authorisation sends the browser to the right place.
public sealed class SignInAgain(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized() => navigation.Refresh(forceReload: true);
}

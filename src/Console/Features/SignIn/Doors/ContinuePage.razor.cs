using BlazorConsole.Options;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>What somebody who is held at a door must still accept or answer. Plain forms: it works inside every WeChat.</summary>
public sealed partial class ContinuePage
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    private ReadEnrolment Enrolments { get; init; } = null!;

    [Inject]
    private IOptions<SignInOptions> Options { get; init; } = null!;

    private HeldPerson? Person { get; set; }

    private string Site => Options.Value.SiteName;

    protected override async Task OnInitializedAsync() => Person = await Enrolments.RunAsync(Http.Request, Http.RequestAborted);
}

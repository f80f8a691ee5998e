using BlazorConsole.Domain.Agreements;
using BlazorConsole.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Agreements;

/// <summary>One version of an agreement, to be read before it is accepted and ever after.</summary>
public sealed partial class AgreementPage
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Parameter]
    public string? Key { get; set; }

    [Parameter]
    public string? Version { get; set; }

    [Inject]
    private IDbContextFactory<ConsoleContext> Contexts { get; init; } = null!;

    private Agreement? Agreement { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync(Http.RequestAborted);
        Agreement = await context.Agreements.FirstOrDefaultAsync(
            agreement => agreement.Key == Key && agreement.Version == Version, Http.RequestAborted);
        if (Agreement is null)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

using BlazorConsole.Domain.Channels;
using BlazorConsole.Options;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>The systems that get a channel's access token: who they are, a key for another, and the end of one.</summary>
public sealed partial class LeasesView
{
    private IReadOnlyList<LeaseRow>? _rows;
    private bool _failed;
    private string _system = "";
    private string? _refusal;
    private Guid? _asked;
    private (string System, string Key)? _made;

    [Parameter, EditorRequired]
    public Channel Channel { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ListLeases Leases { get; init; } = null!;

    [Inject]
    private MakeLease Make { get; init; } = null!;

    [Inject]
    private RevokeLease Revoke { get; init; } = null!;

    [Inject]
    private IOptions<PublicOptions> Site { get; init; } = null!;

    [Inject]
    private IStringLocalizer<LeaseTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<LeasesView> Logger { get; init; } = null!;

    private string Address => Site.Value.Origin + ConsoleUrls.AccessTokenOf(Channel);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task MakeAsync()
    {
        var state = await Authentication;
        var made = await Make.RunAsync(Channel.Id, _system, state.User);
        _refusal = made.Error?.Code;
        if (!made.Succeeded)
            return;

        (_made, _system) = ((_system.Trim(), made.Value), "");
        await LoadAsync();
    }

    private async Task RevokeAsync(Guid id)
    {
        var state = await Authentication;
        _refusal = (await Revoke.RunAsync(id, state.User))?.Code;
        _asked = null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _rows = await Leases.LoadAsync(Channel.Id);
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.LeasesFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2711, Level = LogLevel.Error, Message = "The leases of a channel could not be loaded.")]
        public static partial void LeasesFailed(ILogger logger, Exception failure);
    }
}

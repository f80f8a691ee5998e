using BlazorConsole.Components.Kit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>The examination of a channel: what the last one found, and a new one, whose findings appear as they are found.</summary>
public sealed partial class DoctorView : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<Finding> _findings = [];
    private DateTimeOffset? _examinedAt;
    private bool _loaded;
    private bool _busy;
    private bool _failed;
    private string? _refusal;

    [Parameter, EditorRequired]
    public Channel Channel { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ExamineChannel Examine { get; init; } = null!;

    [Inject]
    private ReadFindings Findings { get; init; } = null!;

    [Inject]
    private IStringLocalizer<DoctorTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<DoctorView> Logger { get; init; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => TryAsync(LoadAsync);

    private static Icon IconOf(FindingState state) => state switch
    {
        FindingState.Good => Icon.Shield,
        FindingState.Bad => Icon.Danger,
        _ => Icon.Info,
    };

    private async Task LoadAsync()
    {
        (_findings, _examinedAt) = await Findings.LoadAsync(Channel.Id, _gone.Token);
        _loaded = true;
    }

    private Task ExamineAsync() => TryAsync(async () =>
    {
        var state = await Authentication;
        var found = new List<Finding>();
        (_busy, _refusal, _findings) = (true, null, found);
        var refusal = await Examine.RunAsync(Channel.Id, Show, state.User, _gone.Token);
        _refusal = refusal?.Code;
        await LoadAsync();

        Task Show(Finding finding)
        {
            found.Add(finding);
            StateHasChanged();
            return Task.CompletedTask;
        }
    });

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            _failed = false;
            await work();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.DoctorFailed(Logger, failure);
        }
        finally
        {
            _busy = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2722, Level = LogLevel.Error, Message = "A channel could not be examined.")]
        public static partial void DoctorFailed(ILogger logger, Exception failure);
    }
}

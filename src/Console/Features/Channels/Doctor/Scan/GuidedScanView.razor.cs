using BlazorConsole.Domain.Channels;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>A code that an administrator scans with a phone, and how far the phone is; it moves on by itself.</summary>
public sealed partial class GuidedScanView : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private Task _watching = Task.CompletedTask;
    private string? _link;
    private GuidedScanState? _state;
    private string? _refusal;
    private bool _failed;

    [Parameter, EditorRequired]
    public required Channel Channel { get; set; }

    /// <summary>The outcome is known.</summary>
    [Parameter]
    public EventCallback OnOutcome { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private BeginGuidedScan Begin { get; init; } = null!;

    [Inject]
    private ReportGuidedScan Report { get; init; } = null!;

    [Inject]
    private ReadGuidedScan Read { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    [Inject]
    private IStringLocalizer<DoctorTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<GuidedScanView> Logger { get; init; } = null!;

    private bool IsUnderWay => _state is GuidedScanState.Waiting or GuidedScanState.Opened;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _watching;
        _left.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _watching = WatchAsync();
    }

    private Task BeginAsync() => TryAsync(async () =>
    {
        var begun = await Begin.RunAsync(Channel.Id, (await Authentication).User, _left.Token);
        _refusal = begun.Succeeded ? null : begun.Error.Code;
        _link = begun.Value;
        _state = begun.Succeeded ? GuidedScanState.Waiting : null;
    });

    private Task ReportAsync() => TryAsync(async () =>
    {
        _refusal = (await Report.RunAsync(Channel.Id, (await Authentication).User, _left.Token))?.Code;
        await LookAsync();
    });

    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(LookEvery, Clock);
            while (await timer.WaitForNextTickAsync(_left.Token))
            {
                if (IsUnderWay)
                    await InvokeAsync(() => TryAsync(LookAsync));
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task LookAsync()
    {
        var before = _state;
        _state = await Read.StateAsync(Channel.Id, _left.Token);
        if (_state == before)
            return;
        StateHasChanged();
        if (_state is GuidedScanState.Arrived or GuidedScanState.Refused)
            await OnOutcome.InvokeAsync();
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            _failed = false;
            await work();
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.ScanFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2723, Level = LogLevel.Error, Message = "A guided scan could not go on.")]
        public static partial void ScanFailed(ILogger logger, Exception failure);
    }
}

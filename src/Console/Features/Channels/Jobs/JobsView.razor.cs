using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>What an official account can be asked about many people at once, on the channel's page; it moves on by itself while work goes on.</summary>
public sealed partial class JobsView : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private ChannelJobs? _jobs;
    private Task _watching = Task.CompletedTask;
    private string? _former;
    private string? _refusal;
    private int _badLine;
    private bool _busy;
    private bool _failed;

    /// <summary>Whose people.</summary>
    [Parameter, EditorRequired]
    public required Channel Channel { get; set; }

    /// <summary>Something was done that the page's history tells.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ListJobs List { get; init; } = null!;

    [Inject]
    private StartJob Start { get; init; } = null!;

    [Inject]
    private SteerJob Steer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<JobsView> Logger { get; init; } = null!;

    private Channel? Former => _jobs!.Formers.FirstOrDefault(former => former.Key == _former);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _watching;
        _left.Dispose();
    }

    protected override async Task OnInitializedAsync() => await LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _watching = WatchAsync();
    }

    private Task BackFillAsync() => DoAsync(who => Start.BackFillAsync(Channel.Id, who));

    private Task AskWeChatAsync() => Former is { } former ? DoAsync(who => Start.MigrateAsync(Channel.Id, former.Id, who)) : Task.CompletedTask;

    private Task SteerAsync((ChannelJob Job, ChannelJobState To) wish) => DoAsync(who => Steer.RunAsync(wish.Job.Id, wish.To, who));

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (Former is not { } former)
            return;
        if (chosen.File.Size > MigrationFile.MaxBytes)
        {
            _refusal = "job.file-too-large";
            return;
        }

        await using var file = chosen.File.OpenReadStream(MigrationFile.MaxBytes);
        var (pairs, badLine) = await MigrationFile.ReadAsync(file, _left.Token);
        _badLine = badLine ?? 0;
        await DoAsync(who => badLine is null ? Start.MigrateAsync(Channel.Id, former.Id, pairs, who) : Task.FromResult<Error?>(JobErrors.BadLine));
    }

    private async Task DoAsync(Func<ClaimsPrincipal, Task<Error?>> act)
    {
        _busy = true;
        try
        {
            _refusal = (await act((await Authentication).User))?.Code;
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(LookEvery, Clock);
            while (await timer.WaitForNextTickAsync(_left.Token))
            {
                if (_jobs is { BackFill.State: ChannelJobState.Running } or { Migration.State: ChannelJobState.Running })
                    await InvokeAsync(LoadAndShowAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task LoadAndShowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _jobs = await List.LoadAsync(Channel, _left.Token);
            _former ??= _jobs.Formers is [var first, ..] ? first.Key : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _failed = true;
            Log.JobsFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2706, Level = LogLevel.Error, Message = "The jobs of a channel could not be loaded.")]
        public static partial void JobsFailed(ILogger logger, Exception failure);
    }
}

using BlazorConsole.Domain.Privacy;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Privacy;

/// <summary>What WeChat told about people's own data: what waits for a person first, then what is done.</summary>
public sealed partial class PrivacyPage
{
    private IReadOnlyList<PrivacyTaskRow>? _rows;
    private bool _failed;

    [Inject]
    private ListPrivacyTasks Tasks { get; init; } = null!;

    [Inject]
    private IStringLocalizer<PrivacyTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<PrivacyPage> Logger { get; init; } = null!;

    private List<PrivacyTaskRow>? Open => _rows?.Where(row => row.Task.State is PrivacyTaskState.Open).ToList();

    private List<PrivacyTaskRow>? Done => _rows?.Where(row => row.Task.State is PrivacyTaskState.Done).ToList();

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _rows = await Tasks.LoadAsync();
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.ListFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2801, Level = LogLevel.Error, Message = "The privacy tasks could not be loaded.")]
        public static partial void ListFailed(ILogger logger, Exception failure);
    }
}

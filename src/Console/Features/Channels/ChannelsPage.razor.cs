using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels;

/// <summary>Every channel, under the OpenPlatform that it is bound to.</summary>
public sealed partial class ChannelsPage
{
    private IReadOnlyList<ChannelGroup>? _groups;
    private bool _failed;

    [Inject]
    private ListChannels Channels { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<ChannelsPage> Logger { get; init; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _groups = await Channels.LoadAsync();
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.ListFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2701, Level = LogLevel.Error, Message = "The list of channels could not be loaded.")]
        public static partial void ListFailed(ILogger logger, Exception failure);
    }
}

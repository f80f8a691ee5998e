using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels.Map;

/// <summary>OpenPlatforms, channels and how many people each knows: a picture, and the same as tables.</summary>
public sealed partial class MapPage
{
    private AccountMap? _map;
    private bool _failed;

    [Inject]
    private DrawMap Map { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<MapPage> Logger { get; init; } = null!;

    private MapDrawing Drawing => MapDrawing.Of(_map!);

    protected override Task OnInitializedAsync() => LoadAsync();

    private string SentenceOf(MapChannel entry) =>
        $"{entry.Channel.Name}: {Texts["MapSentence", entry.People, entry.WithUnionId]} {Texts[$"UnionIdGap{entry.Gap}"]}";

    private string KnownOf(MapChannel entry) => (entry.People, entry.Without) switch
    {
        (0, _) => Texts["MapNobody"],
        (_, 0) => Texts["MapAllKnown"],
        (_, var without) => Texts["MapWithout", without],
    };

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _map = await Map.LoadAsync();
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.MapFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2708, Level = LogLevel.Error, Message = "The account map could not be loaded.")]
        public static partial void MapFailed(ILogger logger, Exception failure);
    }
}

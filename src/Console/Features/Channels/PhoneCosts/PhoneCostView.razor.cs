using BlazorConsole.Domain.Channels;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels.PhoneCosts;

/// <summary>How often a mini program's phone buttons were pressed and what that costs, on the channel's page.</summary>
public sealed partial class PhoneCostView
{
    private PhoneCost? _cost;
    private bool _failed;

    /// <summary>The mini program.</summary>
    [Parameter, EditorRequired]
    public required Channel Channel { get; set; }

    [Inject]
    private ReadPhoneCosts Costs { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<PhoneCostView> Logger { get; init; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _cost = await Costs.LoadAsync(Channel);
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.CostsFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2709, Level = LogLevel.Error, Message = "The phone cost of a channel could not be loaded.")]
        public static partial void CostsFailed(ILogger logger, Exception failure);
    }
}

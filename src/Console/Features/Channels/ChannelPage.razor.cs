using BlazorConsole.Domain.Channels;
using BlazorConsole.Options;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>One channel: what it is, what WeChat's console wants to know of us, and what was done to it.</summary>
public sealed partial class ChannelPage
{
    private ChannelView? _view;
    private bool _loaded;
    private bool _failed;
    private bool _asks;
    private string? _refusal;

    [Parameter]
    public string Key { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ReadChannel Channels { get; init; } = null!;

    [Inject]
    private SwitchChannel Switch { get; init; } = null!;

    [Inject]
    private IOptions<PublicOptions> Site { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<ChannelPage> Logger { get; init; } = null!;

    private string Platform => _view!.OpenPlatform is not { } name
        ? Texts["OfNoPlatform"]
        : Texts[_view.Channel.UnionIdIsUsable ? "BindingConfirmed" : "BindingDeclared", name];

    private IEnumerable<(string Word, string Address)> Addresses
    {
        get
        {
            var (channel, origin) = (_view!.Channel, Site.Value.Origin);
            if (channel.Kind is ChannelKind.OfficialAccount or ChannelKind.WebsiteApp)
                yield return (Texts["CallbackDomain"], new Uri(origin).Authority);
            if (channel.Kind is ChannelKind.MiniProgram)
                yield return (Texts["LinkRule"], $"{origin}{ConsoleUrls.MiniProgramLinks}/");
            if (channel.Kind is ChannelKind.MiniProgram)
                yield return (Texts["RequestDomain"], origin);
            yield return (Texts["PushAddress"], origin + ConsoleUrls.Push(channel));
        }
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private string PushesOf(Channel channel) => channel.Push switch
    {
        { AreReceived: false } => Texts["PushOff"],
        { EncodingAesKey.Length: 0 } => Texts["PushPlain"],
        _ => Texts["PushEncrypted"],
    };

    private async Task SwitchAsync()
    {
        var state = await Authentication;
        _refusal = (await Switch.RunAsync(_view!.Channel.Id, !_view.Channel.IsOn, state.User))?.Code;
        _asks = false;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _view = await Channels.LoadAsync(Key);
            _loaded = true;
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.ChannelFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2702, Level = LogLevel.Error, Message = "A channel could not be loaded.")]
        public static partial void ChannelFailed(ILogger logger, Exception failure);
    }
}

using BlazorConsole.Domain.Accounts;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Accounts;

public sealed partial class AccountPage
{
    private AccountView? _account;
    private bool _loaded;
    private bool _failed;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadAccount Accounts { get; init; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<AccountPage> Logger { get; init; } = null!;

    private string Name => _account?.Nickname ?? Texts["Nameless", new AccountId(Id).ShortMark];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string? AvatarOf(AvatarId? avatar) => avatar is { } picture ? ConsoleUrls.Avatar(picture) : null;

    private string Scenario(string scenario) => scenario switch
    {
        "" => "",
        Domain.Channels.Scenario.PcScan => Texts["ByPcScan"],
        Domain.Channels.Scenario.MiniProgramScan => Texts["ByMiniProgramScan"],
        _ => $" · {scenario}",
    };

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _account = await Accounts.LoadAsync(new AccountId(Id));
            _loaded = true;
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.AccountFailed(Logger, failure, Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2502, Level = LogLevel.Error, Message = "Account {Id} could not be loaded.")]
        public static partial void AccountFailed(ILogger logger, Exception failure, Guid id);
    }
}

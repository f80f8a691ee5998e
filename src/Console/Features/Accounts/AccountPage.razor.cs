using BlazorConsole.Domain.Accounts;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Accounts;

public sealed partial class AccountPage : IDisposable
{
    private AccountView? _account;
    private bool _loaded;
    private bool _failed;
    private int _updates;
    private Task _loading = Task.CompletedTask;
    private AccountChanges? _changes;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadAccount Accounts { get; init; } = null!;

    [Inject]
    private AccountFeed Feed { get; init; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<AccountPage> Logger { get; init; } = null!;

    private string Name => _account?.Nickname ?? Texts["Nameless", new AccountId(Id).ShortMark];

    public void Dispose() => _changes?.Dispose();

    protected override void OnInitialized()
    {
        // Following first, reading second: a change between the two is told, not lost. Nobody sees a prerendered page change.
        if (RendererInfo.IsInteractive)
            _ = FollowAsync(_changes = Feed.Follow());
    }

    protected override Task OnParametersSetAsync()
    {
        _updates = 0;
        return _loading = LoadAsync();
    }

    private static string? AvatarOf(AvatarId? avatar) => avatar is { } picture ? ConsoleUrls.Avatar(picture) : null;

    private string Scenario(string scenario) => scenario switch
    {
        "" => "",
        Domain.Channels.Scenario.PcScan => Texts["ByPcScan"],
        Domain.Channels.Scenario.MiniProgramScan => Texts["ByMiniProgramScan"],
        Domain.Channels.Scenario.AppToMiniProgram => Texts["ByAppToMiniProgram"],
        _ => $" · {scenario}",
    };

    // Goes on in the context that the page was opened in: its thread, its language.
    private async Task FollowAsync(AccountChanges changes)
    {
        await foreach (var accounts in changes.ReadAsync())
        {
            if (accounts.Contains(new AccountId(Id)))
                await RefreshAsync(new AccountId(Id));
        }
    }

    private async Task RefreshAsync(AccountId id)
    {
        try
        {
            await _loading;
            var account = await Accounts.LoadAsync(id);
            // Somebody who went to another account meanwhile sees that one.
            if (id.Value != Id)
                return;

            (_account, _loaded, _failed) = (account, true, false);
            _updates++;
            StateHasChanged();
        }
        catch (Exception failure)
        {
            // What is shown was right a moment ago, and the next change tries again.
            Log.RefreshFailed(Logger, failure, id.Value);
        }
    }

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

        [LoggerMessage(EventId = 2504, Level = LogLevel.Warning, Message = "Account {Id} could not be read again and stays as it was.")]
        public static partial void RefreshFailed(ILogger logger, Exception failure, Guid id);
    }
}

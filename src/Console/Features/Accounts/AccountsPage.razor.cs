using BlazorConsole.Domain.Accounts;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Accounts;

public sealed partial class AccountsPage : IDisposable
{
    private AccountsFilter _filter = new(Search: null);
    private AccountList? _list;
    private bool _failed;
    private Task _loading = Task.CompletedTask;
    private AccountChanges? _changes;

    // How often each row changed while it was shown.
    private Dictionary<AccountId, int> _changed = [];

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    [Inject]
    private ListAccounts Accounts { get; init; } = null!;

    [Inject]
    private RefreshAccounts Refresh { get; init; } = null!;

    [Inject]
    private AccountFeed Feed { get; init; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> Texts { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private ILogger<AccountsPage> Logger { get; init; } = null!;

    public void Dispose() => _changes?.Dispose();

    protected override void OnInitialized()
    {
        // Following first, reading second: a change between the two is told, not lost. Nobody sees a prerendered page change.
        if (RendererInfo.IsInteractive)
            _ = FollowAsync(_changes = Feed.Follow());
    }

    protected override Task OnParametersSetAsync()
    {
        _filter = AccountsFilter.Read(Query, After, Before);
        return _loading = LoadAsync();
    }

    private static string? AvatarOf(AccountRow row) => row.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null;

    private string NameOf(AccountRow row) => row.Nickname ?? Texts["Nameless", row.Id.ShortMark];

    private string? UrlOf(AccountsCursor? after = null, AccountsCursor? before = null) =>
        after is null && before is null ? null : new AccountsFilter(_filter.Search, after, before).ToUrl();

    private void Search(string? text) => Navigation.NavigateTo(AccountsFilter.Read(text, after: null, before: null).ToUrl());

    // Goes on in the context that the page was opened in: its thread, its language.
    private async Task FollowAsync(AccountChanges changes)
    {
        await foreach (var accounts in changes.ReadAsync())
            await RefreshAsync(accounts);
    }

    private async Task RefreshAsync(IReadOnlySet<AccountId> accounts)
    {
        try
        {
            await _loading;
            if (_list is not { } shown)
                return;
            var list = await Refresh.RunAsync(_filter, shown, accounts);
            // Somebody who went to another page meanwhile sees that one.
            if (ReferenceEquals(list, shown) || !ReferenceEquals(_list, shown))
                return;

            _list = list;
            _changed = list.Rows.Where(row => accounts.Contains(row.Id) || _changed.ContainsKey(row.Id))
                .ToDictionary(row => row.Id, row => _changed.GetValueOrDefault(row.Id) + (accounts.Contains(row.Id) ? 1 : 0));
            StateHasChanged();
        }
        catch (Exception failure)
        {
            // What is shown was right a moment ago, and the next change tries again.
            Log.RefreshFailed(Logger, failure);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _list = null;
            _changed = [];
            _list = await Accounts.LoadAsync(_filter);
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.ListFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2501, Level = LogLevel.Error, Message = "The list of accounts could not be loaded.")]
        public static partial void ListFailed(ILogger logger, Exception failure);

        [LoggerMessage(EventId = 2503, Level = LogLevel.Warning, Message = "The list of accounts could not be read again and stays as it was.")]
        public static partial void RefreshFailed(ILogger logger, Exception failure);
    }
}

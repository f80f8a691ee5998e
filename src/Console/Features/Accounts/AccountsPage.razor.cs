using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Accounts;

public sealed partial class AccountsPage
{
    private AccountsFilter _filter = new(Search: null);
    private AccountList? _list;
    private bool _failed;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    [Inject]
    private ListAccounts Accounts { get; init; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> Texts { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private ILogger<AccountsPage> Logger { get; init; } = null!;

    protected override Task OnParametersSetAsync()
    {
        _filter = AccountsFilter.Read(Query, After, Before);
        return LoadAsync();
    }

    private static string? AvatarOf(AccountRow row) => row.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null;

    private string NameOf(AccountRow row) => row.Nickname ?? Texts["Nameless", row.Id.ShortMark];

    private string? UrlOf(AccountsCursor? after = null, AccountsCursor? before = null) =>
        after is null && before is null ? null : new AccountsFilter(_filter.Search, after, before).ToUrl();

    private void Search(string? text) => Navigation.NavigateTo(AccountsFilter.Read(text, after: null, before: null).ToUrl());

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _list = null;
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
    }
}

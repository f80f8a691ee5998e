using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Features.Accounts;

/// <summary>
/// Reads again what a page of the list shows. Rows keep their places, so that nothing moves away under a hand or an eye; people who
/// were not shown come in at the top of the first page, and of no other.
/// </summary>
internal sealed class RefreshAccounts(ListAccounts accounts)
{
    /// <summary>The same list when nothing of it changed.</summary>
    public async Task<AccountList> RunAsync(AccountsFilter filter, AccountList shown, IReadOnlySet<AccountId> changed)
    {
        if (filter.Search is null && shown.Newer is null)
            return InPlace(shown, await accounts.LoadAsync(new AccountsFilter(Search: null)));

        var ids = shown.Rows.Select(row => row.Id).Where(changed.Contains).ToList();
        if (ids.Count == 0)
            return shown;

        var read = (await accounts.ReadAsync(ids)).ToDictionary(row => row.Id);
        var rows = shown.Rows.Where(row => !changed.Contains(row.Id) || read.ContainsKey(row.Id)).Select(row => read.GetValueOrDefault(row.Id, row));
        return shown with { Rows = [.. rows] };
    }

    private static AccountList InPlace(AccountList shown, AccountList now)
    {
        var read = now.Rows.ToDictionary(row => row.Id);
        var known = shown.Rows.Select(row => row.Id).ToHashSet();
        // Whoever is older than the end of the page moved up from the next one, because somebody else is gone.
        var arrived = now.Rows.Where(row => !known.Contains(row.Id))
            .ToLookup(row => shown.Older is null || row.LastSignInAt >= shown.Older.LastSignInAt);
        var stayed = shown.Rows.Select(row => read.GetValueOrDefault(row.Id)).OfType<AccountRow>();
        return now with { Rows = [.. arrived[true], .. stayed, .. arrived[false]] };
    }
}

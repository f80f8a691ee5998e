using Microsoft.AspNetCore.Http.Extensions;

namespace BlazorConsole.Features.Accounts;

/// <summary>What the list shows, as its address says it.</summary>
internal sealed record AccountsFilter(string? Search, AccountsCursor? After = null, AccountsCursor? Before = null)
{
    // Longer than any identifier or nickname.
    private const int MaxSearchLength = 128;

    public static AccountsFilter Read(string? search, string? after, string? before)
    {
        var trimmed = search?.Trim();
        return new AccountsFilter(
            trimmed is { Length: > 0 and <= MaxSearchLength } ? trimmed : null,
            AccountsCursor.Parse(after),
            after is null ? AccountsCursor.Parse(before) : null);
    }

    public string ToUrl()
    {
        var query = new QueryBuilder();
        if (Search is not null)
            query.Add("q", Search);
        if (After is not null)
            query.Add("after", After.ToString());
        if (Before is not null)
            query.Add("before", Before.ToString());

        return ConsoleUrls.Accounts + query;
    }
}

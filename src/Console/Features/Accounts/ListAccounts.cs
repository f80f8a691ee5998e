using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Accounts;

internal sealed record AccountRow(
    AccountId Id, string? Nickname, AvatarId? Avatar, string? Phone, DateTimeOffset CreatedAt, DateTimeOffset LastSignInAt, IReadOnlyList<string> WaysIn);

internal sealed record AccountList(IReadOnlyList<AccountRow> Rows, AccountsCursor? Newer, AccountsCursor? Older);

/// <summary>One page of accounts, latest sign-in first. Pages follow the index from a row onwards; nothing is counted or skipped.</summary>
internal sealed class ListAccounts(IDbContextFactory<ConsoleContext> contexts, Keyring keyring, ReadPhones phones)
{
    public const int PageSize = 50;

    public async Task<AccountList> LoadAsync(AccountsFilter filter, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = await MatchAsync(context, filter.Search, cancellationToken);
        if (filter.Before is not { } before)
            return await PageOnwardsAsync(context, accounts, filter.After, cancellationToken);

        var newer = await accounts
            .Where(account => account.LastSignInAt > before.LastSignInAt
                || (account.LastSignInAt == before.LastSignInAt && Compare(account.Id, before.Id) > 0))
            .OrderBy(account => account.LastSignInAt).ThenBy(account => account.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);

        // Fewer than a page lie before: that is the first page, and it is shown full.
        if (newer.Count <= PageSize)
            return await PageOnwardsAsync(context, accounts, after: null, cancellationToken);

        var rows = await DescribeAsync(context, newer.Take(PageSize).Reverse(), cancellationToken);
        return new AccountList(rows, AccountsCursor.Of(rows[0]), AccountsCursor.Of(rows[^1]));
    }

    /// <summary>These accounts, in no order; those that are no more are left out.</summary>
    public async Task<IReadOnlyList<AccountRow>> ReadAsync(IReadOnlyList<AccountId> ids, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Accounts.Where(account => ids.Contains(account.Id)).ToListAsync(cancellationToken);
        return await DescribeAsync(context, found, cancellationToken);
    }

    // EF Core knows a method by this name and shape, and says "<" and ">" in SQL.
    private static int Compare(AccountId one, AccountId other) => one.Value.CompareTo(other.Value);

    private async Task<AccountList> PageOnwardsAsync(
        ConsoleContext context, IQueryable<Account> accounts, AccountsCursor? after, CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            accounts = accounts.Where(account => account.LastSignInAt < after.LastSignInAt
                || (account.LastSignInAt == after.LastSignInAt && Compare(account.Id, after.Id) < 0));
        }

        var found = await accounts
            .OrderByDescending(account => account.LastSignInAt).ThenByDescending(account => account.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var rows = await DescribeAsync(context, found.Take(PageSize), cancellationToken);
        return new AccountList(
            rows,
            after is null ? null : rows is [var first, ..] ? AccountsCursor.Of(first) : after,
            found.Count > PageSize ? AccountsCursor.Of(rows[^1]) : null);
    }

    /// <summary>An identifier finds its holder and nobody else; any other text is part of a nickname.</summary>
    private async Task<IQueryable<Account>> MatchAsync(ConsoleContext context, string? search, CancellationToken cancellationToken)
    {
        if (search is null)
            return context.Accounts;

        var holders = await HoldersAsync(context, search, cancellationToken);
        if (holders.Count > 0)
            return context.Accounts.Where(account => holders.Contains(account.Id));

        var pattern = $"%{search.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
        return context.Accounts.Where(account => EF.Functions.Like(account.Nickname!, pattern, @"\"));
    }

    private async Task<List<AccountId>> HoldersAsync(ConsoleContext context, string search, CancellationToken cancellationToken)
    {
        if (TryReadPhone(search, out var number))
            return await ClaimantsAsync(context, keyring.HashPhone(number), cancellationToken);
        if (!OpenId.TryParse(search, out var openId) || !UnionId.TryParse(search, out var unionId))
            return [];

        var byOpenId = context.LinkedIdentities.Where(link => link.OpenId == openId).Select(link => link.Origin);
        var byUnionId = context.UnionKeys.Where(key => key.UnionId == unionId).Select(key => key.Origin);
        // A UnionID that is kept but not used yet stands in no key; it is found where WeChat named it.
        var byAttestation =
            from pair in context.Attestations
            join link in context.LinkedIdentities on new { pair.AppId, pair.OpenId } equals new { link.AppId, link.OpenId }
            where pair.UnionId == unionId
            select link.Origin;
        var origins = byOpenId.Union(byUnionId).Union(byAttestation);
        return await context.Origins.Where(origin => origins.Contains(origin.Id))
            .Select(origin => origin.Account).Distinct().ToListAsync(cancellationToken);
    }

    // As people write it: +86 138 0013 8866, or a number of the mainland without its country code.
    private static bool TryReadPhone(string search, out PhoneNumber number)
    {
        var digits = search.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits is ['+', var first, .. var rest]
            ? PhoneNumber.TryCreate(first.ToString(), rest, out number)
            : PhoneNumber.TryCreate("86", digits is ['1', _, _, _, _, _, _, _, _, _, _] ? digits : null, out number);
    }

    private static Task<List<AccountId>> ClaimantsAsync(ConsoleContext context, byte[] numberHash, CancellationToken cancellationToken) => (
        from claim in context.PhoneClaims
        join origin in context.Origins on claim.Origin equals origin.Id
        where claim.NumberHash == numberHash
        select origin.Account).Distinct().ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<AccountRow>> DescribeAsync(
        ConsoleContext context, IEnumerable<Account> page, CancellationToken cancellationToken)
    {
        var accounts = page.ToList();
        var ids = accounts.Select(account => account.Id).ToList();
        var doors = await (
            from origin in context.Origins
            join link in context.LinkedIdentities on origin.Id equals link.Origin
            join channel in context.Channels on link.Channel equals channel.Id
            where ids.Contains(origin.Account)
            select new { origin.Account, channel.Name }).Distinct().ToListAsync(cancellationToken);
        var waysIn = doors.ToLookup(door => door.Account, door => door.Name);
        var numbers = await phones.MaskedAsync(context, ids, cancellationToken);
        return [.. accounts.Select(account => new AccountRow(
            account.Id, account.Nickname, account.Avatar, numbers.GetValueOrDefault(account.Id), account.CreatedAt, account.LastSignInAt, [.. waysIn[account.Id].Order(StringComparer.CurrentCulture)]))];
    }
}

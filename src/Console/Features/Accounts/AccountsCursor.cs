using System.Globalization;
using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Features.Accounts;

/// <summary>A place in the list, between two rows: it stays right when rows are added before it, as an offset would not.</summary>
internal sealed record AccountsCursor(DateTimeOffset LastSignInAt, AccountId Id)
{
    public static AccountsCursor Of(AccountRow row) => new(row.LastSignInAt, row.Id);

    public static AccountsCursor? Parse(string? text) =>
        text?.Split('~') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && Guid.TryParseExact(id, "N", out var value)
            ? new AccountsCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new AccountId(value))
            : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{LastSignInAt.ToUnixTimeMilliseconds()}~{Id.Value:N}");
}

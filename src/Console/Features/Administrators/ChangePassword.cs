using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Administrators;

/// <summary>An administrator chooses a password; every other sign-in of theirs ends.</summary>
internal sealed class ChangePassword(CheckPassword check, IWriteLane lane, IPasswordHasher<Administrator> hasher)
{
    public const int MinLength = 12;

    public static readonly Error WrongCurrent = new("wrong-current", "The current password is not right.");
    public static readonly Error TooShort = new("too-short", "The new password is too short.");
    public static readonly Error IsName = new("is-name", "The new password is the name.");
    public static readonly Error Unchanged = new("unchanged", "The new password is the current one.");
    public static readonly Error Mismatch = new("mismatch", "The two new passwords differ.");

    public async Task<Result<Administrator>> RunAsync(
        string userName, string? current, string? chosen, string? repeated, CancellationToken cancellationToken)
    {
        if (Judge(userName, current, chosen, repeated) is { } error)
            return error;

        if (await check.RunAsync(userName, current, AuditActions.PasswordConfirmed, cancellationToken) is not { } confirmed)
            return WrongCurrent;

        var hash = hasher.HashPassword(confirmed, chosen!);
        var changed = await lane.RunAsync((item, lost) => SetAsync(item, confirmed, hash, lost), cancellationToken);
        return changed is null ? WrongCurrent : changed;
    }

    private static Error? Judge(string userName, string? current, string? chosen, string? repeated)
    {
        if (chosen is null || chosen.Length < MinLength)
            return TooShort;

        if (string.Equals(chosen, userName, StringComparison.OrdinalIgnoreCase))
            return IsName;

        if (chosen == current)
            return Unchanged;

        return chosen == repeated ? null : Mismatch;
    }

    private static async Task<Administrator?> SetAsync(LaneItem item, Administrator confirmed, string hash, CancellationToken cancellationToken)
    {
        // The stamp says that the password is still the one that was just confirmed.
        var administrator = await item.Context.Administrators.SingleOrDefaultAsync(
            administrator => administrator.Id == confirmed.Id && administrator.SecurityStamp == confirmed.SecurityStamp, cancellationToken);
        if (administrator is null)
            return null;

        administrator.SetPassword(hash, oneTime: false);
        item.Context.AuditEntries.Add(AuditActions.Entry(item.Now, administrator, AuditActions.PasswordChanged));
        return administrator;
    }
}

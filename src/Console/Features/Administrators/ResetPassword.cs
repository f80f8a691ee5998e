using System.Globalization;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Administrators;

/// <summary>
/// Gives an administrator who is locked out a new one-time password. Whoever may run the program beside its database and key may do
/// this; it ends that administrator's sign-ins and is audited.
/// </summary>
internal sealed class ResetPassword(IWriteLane lane, ILookupNormalizer names, IPasswordHasher<Administrator> hasher)
{
    /// <summary>The actor in the audit: nobody who signed in.</summary>
    public const string Actor = "command line";

    public static readonly Error Unknown = new("administrator.unknown", "There is no administrator of this name.");

    /// <returns>The one-time password; it is stored nowhere in the clear.</returns>
    public async Task<Result<string>> RunAsync(string userName, CancellationToken cancellationToken)
    {
        var password = OneTimePassword.New();
        var hash = hasher.HashPassword(null!, password);
        var normalized = names.NormalizeName(userName);
        return await lane.RunAsync<Result<string>>(
            async (item, token) =>
            {
                var administrator = await item.Context.Administrators.AsTracking()
                    .SingleOrDefaultAsync(administrator => administrator.NormalizedUserName == normalized, token);
                if (administrator is null)
                    return Unknown;

                administrator.SetPassword(hash, oneTime: true);
                administrator.Succeeded();
                item.Context.AuditEntries.Add(new AuditEntry(
                    item.Now, Actor, AuditActions.PasswordReset, administrator.Id.ToString("D", CultureInfo.InvariantCulture)));
                return password;
            },
            cancellationToken);
    }
}

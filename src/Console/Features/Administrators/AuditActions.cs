using System.Globalization;
using BlazorConsole.Domain.Audit;

namespace BlazorConsole.Features.Administrators;

internal static class AuditActions
{
    public const string Created = "administrator.created";
    public const string SignedIn = "administrator.signed-in";
    public const string SignedOut = "administrator.signed-out";
    public const string Refused = "administrator.sign-in-refused";
    public const string LockedOut = "administrator.locked-out";
    public const string PasswordConfirmed = "administrator.password-confirmed";
    public const string PasswordChanged = "administrator.password-changed";
    public const string PasswordReset = "administrator.password-reset";

    private const string Nobody = "unknown";

    // A name that was only tried is not written down: people type their password there.
    public static AuditEntry Entry(DateTimeOffset now, Administrator? administrator, string action) => new(
        now,
        administrator?.UserName ?? Nobody,
        action,
        administrator?.Id.ToString("D", CultureInfo.InvariantCulture) ?? Nobody);
}

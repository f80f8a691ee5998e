using Microsoft.AspNetCore.Http.Extensions;

namespace BlazorConsole.Features.Administrators;

internal static class AdministratorUrls
{
    public static string SignIn(string error, string returnUrl) =>
        ConsoleUrls.AdministratorSignIn + new QueryBuilder { { "error", error }, { "returnUrl", returnUrl } };

    public static string ChangePassword(string error) => ConsoleUrls.ChangePassword + new QueryBuilder { { "error", error } };

    /// <summary>Back to where the administrator was stopped; nowhere outside the console.</summary>
    public static string AfterSignIn(string? returnUrl) =>
        LocalUrl.IsLocal(returnUrl) && returnUrl!.StartsWith(ConsoleUrls.Administration + "/", StringComparison.Ordinal)
            ? returnUrl
            : ConsoleUrls.Accounts;
}

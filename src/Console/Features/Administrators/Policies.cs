namespace BlazorConsole.Features.Administrators;

internal static class Policies
{
    /// <summary>Signed in, with a password of their own: everything in the console asks for this.</summary>
    public const string Administrator = "administrator";

    /// <summary>Signed in, perhaps with the one-time password: opens only what changes it, and signing out.</summary>
    public const string AnyAdministrator = "any-administrator";
}

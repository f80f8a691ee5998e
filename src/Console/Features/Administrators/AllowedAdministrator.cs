using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BlazorConsole.Features.Administrators;

/// <summary>Who asks for something that administrators alone may do. Every command asks itself: a button that is hidden stops nobody.</summary>
internal static class AllowedAdministrator
{
    /// <summary>The administrator's name; null for whoever is none.</summary>
    public static async Task<string?> NameOfAsync(this IAuthorizationService authorization, ClaimsPrincipal principal) =>
        (await authorization.AuthorizeAsync(principal, Policies.Administrator)).Succeeded ? principal.Identity?.Name : null;
}

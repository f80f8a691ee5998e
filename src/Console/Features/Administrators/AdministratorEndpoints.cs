using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BlazorConsole.Features.Administrators;

// Only an endpoint can set a cookie; a circuit cannot. The forms stand on static pages; the origin check refuses other sites'.
internal static class AdministratorEndpoints
{
    public const string RefusedCode = "refused";

    public static IEndpointRouteBuilder MapAdministrators(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").DisableAntiforgery().WithOrder(BeforePages);
        forms.MapPost(ConsoleUrls.AdministratorSignIn, SignInAsync).AllowAnonymous();
        forms.MapPost(ConsoleUrls.AdministratorSignOut, SignOutAsync).RequireAuthorization(Policies.AnyAdministrator);
        forms.MapPost(ConsoleUrls.ChangePassword, ChangePasswordAsync).RequireAuthorization(Policies.AnyAdministrator);
        routes.MapGet(ConsoleUrls.Administration, () => new SeeOther(ConsoleUrls.Accounts)).RequireAuthorization(Policies.Administrator);
        return routes;
    }

    // A Razor page takes GET and POST of its address; ours takes the POST.
    private const int BeforePages = -1;

    private static async Task<SeeOther> SignInAsync(
        [FromForm] string? userName,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        CheckPassword check,
        SignInManager<Administrator> signIn,
        CancellationToken cancellationToken)
    {
        var url = AdministratorUrls.AfterSignIn(returnUrl);
        if (await check.RunAsync(userName, password, AuditActions.SignedIn, cancellationToken) is not { } administrator)
            return new SeeOther(AdministratorUrls.SignIn(RefusedCode, url));

        await signIn.SignInAsync(administrator, isPersistent: false);
        return new SeeOther(administrator.MustChangePassword ? ConsoleUrls.ChangePassword : url);
    }

    private static async Task<SeeOther> SignOutAsync(
        HttpContext context, UserManager<Administrator> administrators, SignInManager<Administrator> signIn, IWriteLane lane)
    {
        var administrator = await administrators.GetUserAsync(context.User);
        await signIn.SignOutAsync();
        await lane.RunAsync((item, _) =>
        {
            item.Context.AuditEntries.Add(AuditActions.Entry(item.Now, administrator, AuditActions.SignedOut));
            return Task.FromResult(true);
        });
        return new SeeOther(ConsoleUrls.AdministratorSignIn);
    }

    private static async Task<SeeOther> ChangePasswordAsync(
        [FromForm] string? currentPassword,
        [FromForm] string? newPassword,
        [FromForm] string? repeatedPassword,
        HttpContext context,
        ChangePassword command,
        SignInManager<Administrator> signIn,
        CancellationToken cancellationToken)
    {
        var changed = await command.RunAsync(context.User.Identity!.Name!, currentPassword, newPassword, repeatedPassword, cancellationToken);
        if (!changed.Succeeded)
            return new SeeOther(AdministratorUrls.ChangePassword(changed.Error.Code));

        await signIn.SignInAsync(changed.Value, isPersistent: false);
        return new SeeOther(ConsoleUrls.Accounts);
    }
}

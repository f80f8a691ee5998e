using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Administrators;

internal sealed class AdministratorClaims(UserManager<Administrator> administrators, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Administrator>(administrators, options)
{
    private const string MustChangePasswordClaim = "must_change_password";

    public static bool MustChangePassword(ClaimsPrincipal principal) => principal.HasClaim(claim => claim.Type == MustChangePasswordClaim);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Administrator user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(MustChangePasswordClaim, "true"));

        return identity;
    }
}

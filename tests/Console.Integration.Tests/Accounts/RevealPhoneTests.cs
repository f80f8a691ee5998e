using System.Security.Claims;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Integration.Tests.Recognition;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Accounts;

/// <summary>Who may see a number, and how often.</summary>
public sealed class RevealPhoneTests
{
    [Fact]
    public async Task Reveal_ByWhoeverIsNoAdministrator_IsRefusedAndWrittenNowhere()
    {
        await using var own = await Doors.StartAsync();
        var claim = await ClaimAsync(own.Console);

        var answers = new List<Result<PhoneNumber>>();
        foreach (var principal in (ClaimsPrincipal[])[new(), Principal(null), Principal(IdentityConstants.ApplicationScheme, "must_change_password")])
            answers.Add(await RevealAsync(own.Console, claim, principal));

        Assert.All(answers, answer => Assert.Equal(RevealPhone.Forbidden, answer.Error));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.AuditEntries.CountAsync(entry => entry.Action == RevealPhone.Action)));
    }

    [Fact]
    public async Task Reveals_ManyAtOnce_NeverPassTheLimit()
    {
        await using var own = await Doors.StartAsync(("Recognition:PhoneRevealsPerHour", "7"));
        var claim = await ClaimAsync(own.Console);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            _ => RevealAsync(own.Console, claim, Principal(IdentityConstants.ApplicationScheme))));

        Assert.Equal(7, answers.Count(answer => answer.Succeeded));
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.Equal(RevealPhone.TooMany, answer.Error));
        Assert.Equal(7, await own.Console.ReadAsync(context => context.AuditEntries.CountAsync(entry => entry.Action == RevealPhone.Action)));
    }

    private static async Task<PhoneClaim> ClaimAsync(RunningConsole console)
    {
        await console.SignInAsync("site", openId: 1, unionId: 1, Recognises.Proof(console, 1, ProofStrength.RealTime));
        return await console.ReadAsync(context => context.PhoneClaims.SingleAsync());
    }

    private static async Task<Result<PhoneNumber>> RevealAsync(RunningConsole console, PhoneClaim claim, ClaimsPrincipal principal)
    {
        await using var scope = console.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RevealPhone>().RunAsync(claim.Origin, claim.NumberHash, principal);
    }

    private static ClaimsPrincipal Principal(string? scheme, params string[] claims) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "admin"), .. claims.Select(claim => new Claim(claim, "true"))], scheme));
}

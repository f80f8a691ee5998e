using System.Globalization;
using System.Security.Claims;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Accounts;

/// <summary>
/// Shows an administrator a number in full. Written to the audit before it is shown, and limited, so that nobody copies the register
/// number by number unseen.
/// </summary>
internal sealed class RevealPhone(
    IWriteLane lane, PhoneBox box, IAuthorizationService authorization, IOptions<RecognitionOptions> options)
{
    public const string Action = "phone.revealed";

    public static readonly Error TooMany = new("too-many", "As many numbers as allowed were revealed within an hour.");

    public static readonly Error Gone = new("gone", "The number is not there any more.");

    public static readonly Error Forbidden = new("forbidden", "Only administrators may see numbers.");

    public async Task<Result<PhoneNumber>> RunAsync(
        OriginId origin, byte[] numberHash, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return Forbidden;

        return await lane.RunAsync(
            (item, token) => RevealAsync(item, origin, numberHash, name, token), cancellationToken);
    }

    private async Task<Result<PhoneNumber>> RevealAsync(
        LaneItem item, OriginId origin, byte[] numberHash, string name, CancellationToken cancellationToken)
    {
        var since = item.Now.AddHours(-1);
        var lately = await item.Context.AuditEntries.CountAsync(
            entry => entry.Actor == name && entry.Action == Action && entry.At > since, cancellationToken);
        if (lately >= options.Value.PhoneRevealsPerHour)
            return TooMany;

        var claim = await item.Context.PhoneClaims.FirstOrDefaultAsync(
            claim => claim.Origin == origin && claim.NumberHash == numberHash, cancellationToken);
        var key = await item.Context.OriginKeys.FirstOrDefaultAsync(key => key.Origin == origin, cancellationToken);
        if (claim is null || key is null)
            return Gone;

        var account = await item.Context.Origins.Where(stored => stored.Id == origin).Select(stored => stored.Account).SingleAsync(cancellationToken);
        item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, Action, account.Value.ToString("D", CultureInfo.InvariantCulture)));
        return box.Open(key, claim);
    }
}

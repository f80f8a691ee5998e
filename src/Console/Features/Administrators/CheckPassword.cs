using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Administrators;

/// <summary>
/// One try at a password. The slow hash is computed outside the lane; the outcome is decided inside it, one try after the other: however
/// many are made at once, five wrong ones lock the door, and behind a locked door a right one is refused like a wrong one.
/// </summary>
internal sealed class CheckPassword(
    IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, ILookupNormalizer names, IPasswordHasher<Administrator> hasher, StandInHash standIn)
{
    // Far above any password that people type; a longer one only costs hashing time.
    private const int MaxLength = 256;

    /// <summary>The administrator whose password it is, or null: whether the name or the password is wrong is not told.</summary>
    public async Task<Administrator?> RunAsync(string? userName, string? password, string actionWhenRight, CancellationToken cancellationToken)
    {
        var name = userName is { Length: > 0 and <= Administrator.MaxNameLength } ? names.NormalizeName(userName) : "";
        var given = password is { Length: <= MaxLength } ? password : "";
        var known = await ReadAsync(name, cancellationToken);

        // An unknown name costs the same: a hash to compute and a row to write.
        var hash = known?.PasswordHash ?? standIn.Value;
        var matches = hasher.VerifyHashedPassword(known!, hash, given) is not PasswordVerificationResult.Failed;
        return await lane.RunAsync((item, lost) => DecideAsync(item, name, matches ? hash : null, actionWhenRight, lost), cancellationToken);
    }

    private static async Task<Administrator?> DecideAsync(
        LaneItem item, string name, string? matchedHash, string actionWhenRight, CancellationToken cancellationToken)
    {
        var administrator = await item.Context.Administrators.SingleOrDefaultAsync(
            administrator => administrator.NormalizedUserName == name, cancellationToken);
        if (administrator is null)
            return Refuse(item, null, AuditActions.Refused);

        if (administrator.IsLockedOut(item.Now))
            return Refuse(item, administrator, AuditActions.Refused);

        if (matchedHash is null || matchedHash != administrator.PasswordHash)
        {
            administrator.Failed(item.Now);
            return Refuse(item, administrator, administrator.IsLockedOut(item.Now) ? AuditActions.LockedOut : AuditActions.Refused);
        }

        administrator.Succeeded();
        item.Context.AuditEntries.Add(AuditActions.Entry(item.Now, administrator, actionWhenRight));
        return administrator;
    }

    private static Administrator? Refuse(LaneItem item, Administrator? administrator, string action)
    {
        item.Context.AuditEntries.Add(AuditActions.Entry(item.Now, administrator, action));
        return null;
    }

    private async Task<Administrator?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Administrators.SingleOrDefaultAsync(
            administrator => administrator.NormalizedUserName == name, cancellationToken);
    }
}

/// <summary>A hash that no password has, of the same cost as every other.</summary>
internal sealed class StandInHash(IOptions<PasswordHasherOptions> options)
{
    public string Value { get; } = new PasswordHasher<Administrator>(options).HashPassword(null!, OneTimePassword.New());
}

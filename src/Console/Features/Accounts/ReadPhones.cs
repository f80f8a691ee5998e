using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Accounts;

/// <summary>A number of an account: masked, what it is worth, and who else has it.</summary>
public sealed record PhoneView(
    OriginId Origin, IReadOnlyList<byte> NumberHash, string Masked, ClaimState State, ProofStrength Strength, DateTimeOffset ProvedAt,
    DateTimeOffset LastSeen, IReadOnlyList<SharedPhoneView> Others);

/// <summary>Another account with the same number.</summary>
public sealed record SharedPhoneView(AccountId Account, string? Nickname, ClaimState State);

/// <summary>The numbers of accounts.</summary>
internal sealed class ReadPhones(PhoneBox box)
{
    /// <summary>Every number of one account, the held ones first.</summary>
    public async Task<IReadOnlyList<PhoneView>> OfAsync(ConsoleContext context, AccountId account, CancellationToken cancellationToken)
    {
        var claims = await (
            from origin in context.Origins
            join claim in context.PhoneClaims on origin.Id equals claim.Origin
            join key in context.OriginKeys on origin.Id equals key.Origin
            where origin.Account == account
            select new { Claim = claim, Key = key }).ToListAsync(cancellationToken);
        var hashes = claims.ConvertAll(entry => entry.Claim.NumberHash);
        var others = await (
            from claim in context.PhoneClaims
            join origin in context.Origins on claim.Origin equals origin.Id
            join other in context.Accounts on origin.Account equals other.Id
            where hashes.Contains(claim.NumberHash) && other.Id != account
            select new { claim.NumberHash, Shared = new SharedPhoneView(other.Id, other.Nickname, claim.State) }).ToListAsync(cancellationToken);
        return [.. claims
            .OrderBy(entry => entry.Claim.State).ThenByDescending(entry => entry.Claim.Strength).ThenByDescending(entry => entry.Claim.ProvedAt)
            .Select(entry => new PhoneView(
                entry.Claim.Origin, entry.Claim.NumberHash, box.Open(entry.Key, entry.Claim).Masked, entry.Claim.State, entry.Claim.Strength,
                entry.Claim.ProvedAt, entry.Claim.LastSeen,
                [.. others.Where(other => other.NumberHash.AsSpan().SequenceEqual(entry.Claim.NumberHash)).Select(other => other.Shared)]))];
    }

    /// <summary>The number that each account is known by: the strongest proved, then the newest of those it holds.</summary>
    public async Task<IReadOnlyDictionary<AccountId, string>> MaskedAsync(
        ConsoleContext context, IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken)
    {
        var claims = await (
            from origin in context.Origins
            join claim in context.PhoneClaims on origin.Id equals claim.Origin
            join key in context.OriginKeys on origin.Id equals key.Origin
            where accounts.Contains(origin.Account) && claim.State == ClaimState.Holder
            select new { origin.Account, Claim = claim, Key = key }).ToListAsync(cancellationToken);
        return claims.GroupBy(entry => entry.Account).ToDictionary(
            group => group.Key,
            group => group.OrderByDescending(entry => entry.Claim.Strength).ThenByDescending(entry => entry.Claim.ProvedAt)
                .Select(entry => box.Open(entry.Key, entry.Claim).Masked).First());
    }
}
